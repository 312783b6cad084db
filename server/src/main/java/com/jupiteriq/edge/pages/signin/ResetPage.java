package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.pages.ForgottenPages;

/// The way to a new password for those who have forgotten theirs.
final class ResetPage extends LinkPage {

    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";

    private final ForgottenPages forgotten;

    ResetPage(ForgottenPages forgotten) {
        super(Kind.RESET);
        this.forgotten = forgotten;
    }

    /// Where one asks for the link.
    Page asking() {
        return Page.at("/sign-in/forgot").shows(this::ask).takes(this::mail);
    }

    private Shown ask(PageCall call) {
        return asking(Field.email(EMAIL).focused());
    }

    private static Shown asking(Field email) {
        return Shown.page("Forgot your password?",
            (out, frame) -> JteforgotGenerated.render(out, frame.asIs(), frame, email));
    }

    /// The same whether or not somebody has the address.
    private Shown mail(PageCall call, Form form) {
        String email = form.stripped(EMAIL);
        if (email.isEmpty()) {
            return asking(Field.email(EMAIL).wrong("Enter the address with which you sign in.")).wrong();
        }
        forgotten.ask(email, call.arrival());
        return Shown.page("Check your mail",
            (out, frame) -> JtemailedGenerated.render(out, frame.asIs(), frame, email));
    }

    @Override
    Shown form(String token, PageCall call) {
        return choosing(token, forgotten.look(token, call.arrival()), Field.newPassword(PASSWORD).focused());
    }

    private static Shown choosing(String token, ForgottenPages.Found found, Field password) {
        return Shown.page("Choose a new password",
            (out, frame) -> JteresetGenerated.render(out, frame.asIs(), frame, found, token, password));
    }

    @Override
    Shown use(String token, Form form, PageCall call) {
        try {
            forgotten.replace(token, form.text(PASSWORD), call.arrival());
            return Shown.elsewhere("/sign-in").saying("Your password is changed. Sign in with the new one.");
        } catch (Refused refused) {
            Field password = Field.newPassword(PASSWORD).wrong(refused);
            return choosing(token, forgotten.look(token, call.arrival()), password).wrong();
        }
    }
}
