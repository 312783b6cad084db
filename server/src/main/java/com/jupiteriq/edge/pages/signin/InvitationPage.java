package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.pages.InvitationPages;
import com.jupiteriq.signin.pages.InvitationPages.Found;
import org.jspecify.annotations.Nullable;

/// How somebody comes in who was invited.
final class InvitationPage extends LinkPage {

    private static final String NAME = "name";
    private static final String PASSWORD = "password";

    private final InvitationPages invitations;

    InvitationPage(InvitationPages invitations) {
        super(Kind.INVITATION);
        this.invitations = invitations;
    }

    @Override
    Shown form(String token, PageCall call) {
        Found found = invitations.look(token, call.arrival());
        return accepting(token, found, name(found.name()).focused(), password());
    }

    private static Field name(@Nullable String known) {
        return Field.personName(NAME).maybe().holding(known);
    }

    private static Field password() {
        return Field.newPassword(PASSWORD).called("Choose a password");
    }

    private static Shown accepting(String token, Found found, Field name, Field password) {
        return Shown.page("You are invited",
            (out, frame) -> JteinvitationGenerated.render(out, frame.asIs(), frame, found, token, name,
            password));
    }

    @Override
    Shown use(String token, Form form, PageCall call) {
        Found found = invitations.look(token, call.arrival());
        String name = form.stripped(NAME);
        try {
            invitations.accept(token, found.known() || name.isEmpty() ? null : name,
                found.known() ? null : form.text(PASSWORD), call.arrival());
            return Shown.elsewhere("/sign-in").saying("Welcome. Sign in with your address and password.");
        } catch (Refused refused) {
            return accepting(token, found, name(name).wrong(refused), password().wrong(refused)).wrong();
        }
    }
}
