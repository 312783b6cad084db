package com.jupiteriq.edge.pages;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.pages.Page.Audience;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.pages.PageSessions;
import com.jupiteriq.signin.pages.PageVisitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way of a request to its page, written here and nowhere else.
final class Pages {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// Where people sign in, show once more who they are, and add a second factor that is demanded.
    static final String SIGN_IN = "/sign-in";
    static final String PROVE = "/sign-in/confirm";
    static final String ADD_FACTOR = "/profile/two-factor";

    /// As what a request is known that leads to no page.
    static final String NONE = "none";

    /// Where browsers say that a request comes from (Fetch Metadata), when it is one of our own.
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Map<String, Page> byPath = new HashMap<>();
    private final PageSessions sessions;
    private final PageLimits limits;
    private final FormTokens tokens;
    private final Sheets sheets;
    private final InstantSource clock;

    Pages(List<Page.Table> tables, PageSessions sessions, PageLimits limits, FormTokens tokens, Sheets sheets,
        InstantSource clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.tokens = tokens;
        this.sheets = sheets;
        this.clock = clock;
        tables.stream().flatMap(table -> table.pages().stream()).forEach(this::add);
    }

    private void add(Page page) {
        if (Segment.of(page.path()).isEmpty()) {
            throw new IllegalStateException("no path of the pages: " + page.path());
        }
        if (byPath.put(page.path(), page) != null) {
            throw new IllegalStateException("two pages at " + page.path());
        }
    }

    Answer answer(Visit visit) {
        Call call = visit.call();
        visit.shows(NONE);
        Page page = Optional.ofNullable(byPath.get(call.path()))
            .orElseThrow(() -> new Refused(new Failure.NoSuchRoute()));                      // 404
        visit.shows(page.path());
        if (!page.methods().contains(call.method())) {
            throw new Refused(new Failure.MethodNotAllowed(page.methods()));                 // 405
        }
        Optional<String> token = Cookie.SESSION.of(call);
        PageVisitor visitor = token.flatMap(shown -> sessions.find(shown, call.address()))
            .orElse(null);                                                                   // 429, 503
        if (visitor != null) {
            visit.admitted(visitor.admitted());
        }
        limits.spend(call, visitor);                                                         // 429
        PageCall asked = new PageCall(call, visitor);
        String detour = detour(page, asked);
        if (detour != null) {
            return sheets.answer(call, asked, Shown.elsewhere(detour), "");
        }
        return page.audience() == Audience.ANYBODY || token.isEmpty()
            ? ofAnybody(page, asked, call)
            : sheet(page, asked, call, PageSessions.csrf(token.get()));
    }

    /// Where the visitor has to go first; null for nowhere.
    private @Nullable String detour(Page page, PageCall asked) {
        if (page.audience() == Audience.ANYBODY) {
            return null;
        }
        PageVisitor visitor = asked.visitorOrNull();
        if (visitor == null) {
            return leading(SIGN_IN, page, asked);
        }
        if (visitor.lacksFactor() && !page.lenient()) {
            return ADD_FACTOR;
        }
        return page.audience() == Audience.PROVEN && !visitor.steppedUp(clock.instant())
            ? leading(PROVE, page, asked) : null;
    }

    /// A form that was on its way is filled in anew, on the page where it stands.
    private static String leading(String to, Page page, PageCall asked) {
        String back = NextPath.of(page.shows() == null ? null : asked.path());
        return to + "?" + NextPath.NAME + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /// Who is signed in, or not, makes no difference: the form may have been opened before.
    private Answer ofAnybody(Page page, PageCall asked, Call call) {
        Optional<String> known = Cookie.FORM.of(call);
        if (known.isPresent()) {
            return sheet(page, asked, call, known.get());
        }
        if (call.method().equals("POST")) {
            throw new ForeignForm();
        }
        String secret = tokens.secret();
        Shown shown = shown(page, asked, call, secret).with(Cookie.FORM, secret);
        return sheets.answer(call, asked, shown, secret);
    }

    private Answer sheet(Page page, PageCall asked, Call call, String secret) {
        return sheets.answer(call, asked, shown(page, asked, call, secret), secret);
    }

    private Shown shown(Page page, PageCall asked, Call call, String secret) {
        if (page.shows() != null && call.method().equals("GET")) {
            return page.shows().show(asked);
        }
        if (page.takes() == null) {
            throw new IllegalStateException("a page without a form");
        }
        String site = call.header("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            throw new ForeignForm();
        }
        Form form = Form.read(call);                                                         // 400, 413, 415, 408
        if (!FormTokens.matches(form.text(FormTokens.FIELD), secret)) {
            throw new ForeignForm();
        }
        return page.takes().take(asked, form);
    }
}
