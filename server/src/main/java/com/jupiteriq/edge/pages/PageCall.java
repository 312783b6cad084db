package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.signin.pages.Arrival;
import com.jupiteriq.signin.pages.PageVisitor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request for a page, as the page sees it.
public final class PageCall {

    private final Browser browser;
    private final Call call;
    private final Deadline deadline = Deadline.in(RequestBounds.TIME);
    private final @Nullable PageVisitor visitor;

    PageCall(Browser browser, @Nullable PageVisitor visitor) {
        this.browser = browser;
        this.call = browser.call();
        this.visitor = visitor;
    }

    /// Whoever is signed in; null for nobody.
    public @Nullable PageVisitor visitorOrNull() {
        return visitor;
    }

    /// Of a page for visitors.
    public PageVisitor visitor() {
        return Objects.requireNonNull(visitor, "a page for visitors has one");
    }

    /// The visitor's authority over what is their own.
    public Caller self() {
        return visitor().self(call.origin(), deadline);
    }

    public Arrival arrival() {
        return new Arrival(call.origin(), deadline, browser.cookie(Cookie.DEVICE).orElse(null));
    }

    /// The value of a query parameter.
    public Optional<String> query(String name) {
        return Optional.ofNullable(QueryReader.value(call.query(), name));
    }

    /// Where the visitor wants to go afterwards.
    public String next() {
        return NextPath.of(query(NextPath.NAME).orElse(null));
    }

    Browser browser() {
        return browser;
    }

    /// Whether a form is sent.
    boolean sends() {
        return call.method().equals("POST");
    }

    /// The path that was called, as it can be called again.
    String path() {
        return call.query().isEmpty() ? call.path() : call.path() + "?" + call.query();
    }
}
