package com.jupiteriq.edge.pages.profile;

import com.jupiteriq.edge.pages.Cookie;
import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.edge.pages.Theme;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.sessions.Session;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.signin.pages.OwnPages;
import com.jupiteriq.signin.pages.PageVisitor;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// The profile and what is changed there at once.
final class ProfilePages {

    static final String PROFILE = "/profile";

    private static final String NAME = "name";
    private static final String CURRENT = "current";
    private static final String WANTED = "wanted";

    private final OwnPages own;
    private final Factors factors;
    private final Writes writes;
    private final InstantSource clock;

    ProfilePages(OwnPages own, Factors factors, Writes writes, InstantSource clock) {
        this.own = own;
        this.factors = factors;
        this.writes = writes;
        this.clock = clock;
    }

    List<Page> table() {
        return List.of(
            Page.at(PROFILE).forVisitors().shows(this::profile),
            Page.at("/profile/name").forVisitors().takes(this::rename),
            Page.at("/profile/theme").forVisitors().takes(this::theme),
            Page.at("/profile/password").forVisitors().shows(this::password).takes(this::changePassword),
            Page.at("/profile/sessions/end").forVisitors().takes(this::end),
            Page.at("/profile/sessions/end-others").forVisitors().takes(this::endOthers));
    }

    private Shown profile(PageCall call) {
        User user = own.user(call.self());
        return profile(call, user, Field.personName(NAME).maybe().holding(user.details().name()));
    }

    private Shown profile(PageCall call, User user, Field name) {
        PageVisitor visitor = call.visitor();
        Instant now = clock.instant();
        Self self = new Self(name, user.details().email(), visitor.account(), visitor.role(),
            factors.state(call.self()), own.sessions(call.self(), visitor.session()).stream()
                .map(session -> OwnBrowser.of(session, now)).toList());
        return Shown.page("Your profile", (out, frame) -> JteprofileGenerated.render(out, frame.asIs(), frame,
            self));
    }

    private Shown rename(PageCall call, Form form) {
        String name = form.stripped(NAME);
        try {
            writes.run(call.self(), write -> own.rename(name.isEmpty() ? null : name, write));
            return Shown.elsewhere(PROFILE).saying("Your name is saved.");
        } catch (Refused refused) {
            return profile(call, own.user(call.self()),
                Field.personName(NAME).maybe().holding(name).wrong(refused)).wrong();
        }
    }

    private Shown theme(PageCall call, Form form) {
        Theme theme = Theme.of(form.text("theme")).orElse(Theme.SYSTEM);
        return Shown.elsewhere(PROFILE).with(Cookie.THEME, theme.word());
    }

    private Shown password(PageCall call) {
        return changing(current().focused(), wanted());
    }

    private static Field current() {
        return Field.password(CURRENT).called("Current password");
    }

    private static Field wanted() {
        return Field.newPassword(WANTED);
    }

    private static Shown changing(Field current, Field wanted) {
        return Shown.page("Change your password",
            (out, frame) -> JtepasswordGenerated.render(out, frame.asIs(), frame, current, wanted));
    }

    private Shown changePassword(PageCall call, Form form) {
        try {
            Function<Write, User> change =
                own.password(call.visitor(), form.text(CURRENT), form.text(WANTED), call.arrival());
            writes.run(call.self(), change);
            return Shown.elsewhere(PROFILE)
                .saying("Your password is changed. Other sessions have ended.");
        } catch (Refused refused) {
            return changing(current().wrong(refused), wanted().wrong(refused)).wrong();
        }
    }

    private Shown end(PageCall call, Form form) {
        UUID session = TypeId.parse(Session.PREFIX, form.text("session"))
            .orElseThrow(() -> new Refused(new Failure.Missing("session")));
        writes.run(call.self(), write -> {
            own.end(session, write);
            return session;
        });
        return Shown.elsewhere(PROFILE).saying("The session has ended.");
    }

    private Shown endOthers(PageCall call, Form form) {
        int ended = writes.run(call.self(), write -> own.endOthers(call.visitor().session(), write));
        return Shown.elsewhere(PROFILE).saying(switch (ended) {
            case 0 -> "There is no other session.";
            case 1 -> "The other session has ended.";
            default -> ended + " other sessions have ended.";
        });
    }
}
