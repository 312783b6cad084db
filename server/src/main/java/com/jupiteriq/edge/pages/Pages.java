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
import java.util.Objects;
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

    Answer answer(Visit visit, Browser browser) {
        Call call = visit.call();
        visit.shows(NONE);
        Page page = Optional.ofNullable(byPath.get(call.path()))
            .orElseThrow(() -> new Refused(new Failure.NoSuchRoute()));                      // 404
        visit.shows(page.path());
        if (!page.methods().contains(call.method())) {
            throw new Refused(new Failure.MethodNotAllowed(page.methods()));                 // 405
        }
        Optional<String> token = browser.cookie(Cookie.SESSION);
        PageVisitor visitor = token.map(shown -> visitor(shown, page, call)).orElse(null);   // 403, 429, 503
        if (visitor != null) {
            visit.admitted(visitor.admitted());
        }
        limits.spend(call, visitor);                                                         // 429
        PageCall asked = new PageCall(browser, visitor);
        String detour = detour(page, asked);
        if (detour != null) {
            return sheets.answer(asked, Shown.elsewhere(detour), "");
        }
        return page.audience() == Audience.ANYBODY || token.isEmpty()
            ? ofAnybody(page, asked)
            : sheet(page, asked, PageSessions.csrf(token.get()));
    }

    /// Null for nobody. Whoever cannot be let in from there, or not now, can still sign in as somebody else.
    private @Nullable PageVisitor visitor(String token, Page page, Call call) {
        try {
            return sessions.find(token, call.address()).orElse(null);
        } catch (Refused refused) {
            if (page.audience() == Audience.ANYBODY
                && refused.failure() instanceof Failure.Unauthenticated) {
                return null;
            }
            throw refused;
        }
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
    private String leading(String to, Page page, PageCall asked) {
        String back = NextPath.of(page.shows() == null ? above(page.path()) : asked.path());
        return back.equals(NextPath.HOME)
            ? to : to + "?" + NextPath.NAME + "=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /// The nearest page that is shown above the path of a form.
    private String above(String form) {
        String path = form;
        while (!path.isEmpty()) {
            path = path.substring(0, path.lastIndexOf('/'));
            Page page = byPath.get(path);
            if (page != null && page.shows() != null) {
                return path;
            }
        }
        return NextPath.HOME;
    }

    /// Who is signed in, or not, makes no difference: the form may have been opened before.
    private Answer ofAnybody(Page page, PageCall asked) {
        Optional<String> known = asked.browser().cookie(Cookie.FORM);
        if (known.isPresent()) {
            return sheet(page, asked, known.get());
        }
        if (asked.sends()) {
            throw new ForeignForm();
        }
        String secret = tokens.secret();
        return sheets.answer(asked, shown(page, asked, secret).with(Cookie.FORM, secret), secret);
    }

    private Answer sheet(Page page, PageCall asked, String secret) {
        return sheets.answer(asked, shown(page, asked, secret), secret);
    }

    private Shown shown(Page page, PageCall asked, String secret) {
        if (!asked.sends()) {
            return Objects.requireNonNull(page.shows()).show(asked);
        }
        Form form = ownForm(asked.browser().call(), secret);
        try {
            return Objects.requireNonNull(page.takes()).take(asked, form);
        } finally {
            Optional.ofNullable(asked.visitorOrNull()).ifPresent(sessions::changed);
        }
    }

    /// A form of one of our own pages, which knows the secret.
    private static Form ownForm(Call call, String secret) {
        String site = call.header("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            throw new ForeignForm();
        }
        Form form = Form.read(call);                                          // 400, 408, 413, 415
        if (!FormTokens.matches(form.text(FormTokens.FIELD), secret)) {
            throw new ForeignForm();
        }
        return form;
    }
}
