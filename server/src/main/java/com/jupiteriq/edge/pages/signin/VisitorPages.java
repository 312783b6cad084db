package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Cookie;
import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.NextPath;
import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.factors.Factors;
import com.jupiteriq.signin.pages.PageSessions;
import com.jupiteriq.signin.pages.PageVisitor;
import com.jupiteriq.signin.pages.Proof;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.util.List;
import java.util.function.Consumer;

/// How those who are signed in show once more who they are, and how they go.
final class VisitorPages {

    private static final String PASSWORD = "password";
    private static final String CODE = "code";

    private final PageSessions sessions;
    private final Factors factors;
    private final Writes writes;

    VisitorPages(PageSessions sessions, Factors factors, Writes writes) {
        this.sessions = sessions;
        this.factors = factors;
        this.writes = writes;
    }

    List<Page> table() {
        return List.of(
            Page.at("/sign-in/confirm").forVisitors().evenWithoutFactor()
                .shows(this::ask).takes(this::prove),
            Page.at("/sign-out").forVisitors().evenWithoutFactor()
                .shows(this::leaving).takes(this::leave));
    }

    private Shown ask(PageCall call) {
        return asking(call, call.next(), Field.password(PASSWORD), code());
    }

    private static Field code() {
        return Field.code(CODE, "Code from your authenticator");
    }

    private Shown asking(PageCall call, String next, Field password, Field code) {
        boolean byCode = factors.state(call.self()).on();
        boolean wrong = password.first() || code.first();
        Field secret = wrong || byCode ? password : password.focused();
        Field shown = wrong || !byCode ? code : code.focused();
        return Shown.page("Is it still you?", (out, frame) ->
            JteconfirmGenerated.render(out, frame.asIs(), frame, next, byCode, secret, shown));
    }

    private Shown prove(PageCall call, Form form) {
        boolean byPassword = form.has(PASSWORD);
        Proof proof = byPassword
            ? new Proof.Password(form.text(PASSWORD)) : new Proof.Totp(form.stripped(CODE));
        String next = NextPath.of(form.text(NextPath.NAME));
        try {
            Consumer<Write> proved = sessions.stepUp(call.visitor(), proof, call.arrival());
            writes.run(call.self(), write -> {
                proved.accept(write);
                return write;
            });
            return Shown.elsewhere(next);
        } catch (Refused refused) {
            return asking(call, next, byPassword ? wrong(Field.password(PASSWORD), refused)
                : Field.password(PASSWORD), byPassword ? code() : wrong(code(), refused)).wrong();
        }
    }

    /// Whatever was shown, there is one field that it was typed into.
    private static Field wrong(Field field, Refused refused) {
        return field.wrong(refused)
            .wrong("This is wrong, or there were too many wrong ones and it cannot be checked now.");
    }

    private Shown leaving(PageCall call) {
        return Shown.page("Sign out?", (out, frame) -> JteleaveGenerated.render(out, frame.asIs(), frame));
    }

    private Shown leave(PageCall call, Form form) {
        PageVisitor visitor = call.visitor();
        writes.run(call.self(), write -> {
            sessions.end(visitor, write);
            return visitor;
        });
        return Shown.elsewhere("/sign-in").with(Cookie.SESSION, null).saying("You are signed out.");
    }
}
