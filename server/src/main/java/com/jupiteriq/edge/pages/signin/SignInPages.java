package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Cookie;
import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.signin.pages.Login;
import com.jupiteriq.signin.pages.Outcome;
import com.jupiteriq.signin.pages.PageSessions;
import com.jupiteriq.signin.pages.PageSignIn;
import com.jupiteriq.signin.pages.PageVisitor;
import com.jupiteriq.signin.pages.Proof;
import com.jupiteriq.signin.pages.Ticket;
import com.jupiteriq.store.Writes;
import java.util.List;

/// The steps of a sign-in: an address, a password, perhaps an account and a code. What a step has found out
/// the next one carries along, so that nothing is kept of somebody who is not in yet.
final class SignInPages {

    private static final String TITLE = "Sign in";
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String TICKET = "ticket";
    private static final String CODE = "code";
    private static final String BACKUP_CODE = "backup_code";
    private static final String NOTHING = "";
    private static final String WRONG_LOGIN =
        "The address or the password is wrong, or you cannot sign in now.";
    private static final String WRONG_CODE =
        "The code is wrong or used up, or too much time has passed. Try the next one, or start over.";

    private final PageSignIn signIn;
    private final PageSessions sessions;
    private final Writes writes;

    SignInPages(PageSignIn signIn, PageSessions sessions, Writes writes) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.writes = writes;
    }

    List<Page> table() {
        return List.of(
            Page.at("/sign-in").shows(this::start).takes(this::enter),
            Page.at("/sign-in/account").takes(this::choose),
            Page.at("/sign-in/second").takes(this::second));
    }

    private Shown start(PageCall call) {
        Destination to = Destination.asked(call);
        return call.visitorOrNull() == null
            ? emailStep(to, Field.email(EMAIL).focused()) : Shown.elsewhere(to.next());
    }

    private static Shown emailStep(Destination to, Field email) {
        return Shown.page(TITLE, (out, frame) -> JteemailGenerated.render(out, frame.asIs(), frame, to,
            email));
    }

    /// The address comes alone first.
    private Shown enter(PageCall call, Form form) {
        Destination to = Destination.carried(form);
        String email = form.stripped(EMAIL);
        if (!looksLikeAddress(email)) {
            return emailStep(to, Field.email(EMAIL).holding(email).wrong(
                "Enter your whole e-mail address, such as name@example.com.")).wrong();
        }
        if (!form.has(PASSWORD)) {
            return passwordStep(to, email, NOTHING);
        }
        Login login = new Login(email, form.text(PASSWORD));
        Outcome outcome = signIn.attempt(login, to.account(), call.arrival());
        return outcome instanceof Outcome.Denied
            ? passwordStep(to, email, WRONG_LOGIN).wrong() : after(outcome, to, call);
    }

    private static boolean looksLikeAddress(String text) {
        int at = text.indexOf('@');
        return at > 0 && at < text.length() - 1;
    }

    private static Shown passwordStep(Destination to, String email, String denied) {
        Field password = Field.password(PASSWORD).focused();
        return Shown.page(TITLE,
            (out, frame) -> JtepasswordGenerated.render(out, frame.asIs(), frame, to, email, password,
            denied));
    }

    private Shown choose(PageCall call, Form form) {
        Destination to = Destination.carried(form);
        return TypeId.parse("acc", form.text("chosen"))
            .map(account -> signIn.choose(new Ticket(form.text(TICKET)), account, call.arrival()))
            .map(outcome -> outcome instanceof Outcome.Denied ? tooLate(to) : after(outcome, to, call))
            .orElseGet(() -> tooLate(to));
    }

    private static Shown tooLate(Destination to) {
        return Shown.elsewhere(to.start())
            .saying("That took too long, or you cannot sign in now. Start over.");
    }

    private Shown second(PageCall call, Form form) {
        Destination to = Destination.carried(form);
        Ticket ticket = new Ticket(form.text(TICKET));
        boolean backup = form.has(BACKUP_CODE);
        Proof proof = backup
            ? new Proof.BackupCode(form.stripped(BACKUP_CODE)) : new Proof.Totp(form.stripped(CODE));
        Outcome outcome = signIn.second(ticket, proof, call.arrival());
        return outcome instanceof Outcome.Denied
            ? secondStep(to, ticket, backup, WRONG_CODE).wrong() : after(outcome, to, call);
    }

    private static Shown secondStep(
            Destination to, Ticket ticket, boolean backup, String denied) {
        Field code = Field.code(CODE, "Code from your authenticator");
        Field other = Field.token(BACKUP_CODE, "Backup code");
        return Shown.page("Second step", (out, frame) -> JtesecondGenerated.render(out, frame.asIs(), frame,
            to,
            ticket.text(), backup ? code : code.focused(), backup ? other.focused() : other, denied));
    }

    private Shown after(Outcome outcome, Destination to, PageCall call) {
        return switch (outcome) {
            case Outcome.Choose choose -> Shown.page("Choose an account",
                (out, frame) -> JteaccountGenerated.render(out, frame.asIs(), frame, to, choose));
            case Outcome.SecondStep(Ticket ticket) -> secondStep(to, ticket, false, NOTHING);
            case Outcome.Entered entered -> entered(entered, to, call);
            case Outcome.Denied() -> tooLate(to);
        };
    }

    /// Whoever was signed in here before is not any more.
    private Shown entered(Outcome.Entered entered, Destination to, PageCall call) {
        PageVisitor before = call.visitorOrNull();
        if (before != null) {
            writes.run(call.self(), write -> {
                sessions.end(before, write);
                return before;
            });
        }
        return Shown.elsewhere(to.next())
            .with(Cookie.SESSION, entered.token()).with(Cookie.DEVICE, entered.device());
    }
}
