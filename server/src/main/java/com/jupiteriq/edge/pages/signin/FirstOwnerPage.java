package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.pages.FirstOwner;

/// How the operator's first owner is made.
final class FirstOwnerPage extends LinkPage {

    private static final String NAME = "name";
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";

    private final FirstOwner owner;

    FirstOwnerPage(FirstOwner owner) {
        super(Kind.FIRST_OWNER);
        this.owner = owner;
    }

    @Override
    Shown form(String token, PageCall call) {
        owner.look(token, call.arrival());
        return making(token, Field.personName(NAME).focused(), Field.email(EMAIL), password());
    }

    private static Field password() {
        return Field.newPassword(PASSWORD).called("Choose a password");
    }

    private static Shown making(String token, Field name, Field email, Field password) {
        return Shown.page("Make this yours",
            (out, frame) -> JtefirstGenerated.render(out, frame.asIs(), frame, token, name, email, password));
    }

    @Override
    Shown use(String token, Form form, PageCall call) {
        String name = form.stripped(NAME);
        String email = form.stripped(EMAIL);
        try {
            owner.make(token, new FirstOwner.Wish(name, email, form.text(PASSWORD)), call.arrival());
            return Shown.elsewhere("/sign-in").saying("This is yours now. Sign in to begin.");
        } catch (Refused refused) {
            return making(token, Field.personName(NAME).holding(name).wrong(refused),
                Field.email(EMAIL).holding(email).wrong(refused), password().wrong(refused)).wrong();
        }
    }
}
