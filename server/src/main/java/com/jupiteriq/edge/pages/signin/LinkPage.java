package com.jupiteriq.edge.pages.signin;

import com.jupiteriq.edge.pages.Field;
import com.jupiteriq.edge.pages.Form;
import com.jupiteriq.edge.pages.Page;
import com.jupiteriq.edge.pages.PageCall;
import com.jupiteriq.edge.pages.Shown;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.signin.pages.PagePaths;

/// A page to which a link leads that is mailed or printed. To open it uses nothing up: programs look at links
/// before their readers do.
public abstract class LinkPage {

    static final String TOKEN = "token";

    private final Kind kind;

    LinkPage(Kind kind) {
        this.kind = kind;
    }

    /// What a link is for.
    public enum Kind {
        RESET(PagePaths.RESET, "Choose a new password", "Enter the token that was mailed to you.",
            "It was used already, a newer one was mailed, or it has expired. Ask for a new one.",
            "/sign-in/forgot", "Ask for a new link"),
        INVITATION(PagePaths.INVITATION, "Accept an invitation", "Enter the token that was mailed to you.",
            "It was used already, a newer one was mailed, or it has expired. Ask whoever invited you.",
            "/sign-in", "Go to sign-in"),
        FIRST_OWNER(PagePaths.FIRST_OWNER, "Make this yours",
            "Enter the token of the link that the server printed.",
            "There is an owner by now, a newer link was printed, or it has expired. The server"
                + " prints a new one when it starts and has no owner yet.",
            "/sign-in", "Go to sign-in");

        private final String path;
        private final String title;
        private final String question;
        private final String ended;
        private final String instead;
        private final String insteadCalled;

        Kind(String path, String title, String question, String ended, String instead, String insteadCalled) {
            this.path = path;
            this.title = title;
            this.question = question;
            this.ended = ended;
            this.instead = instead;
            this.insteadCalled = insteadCalled;
        }

        public String path() {
            return path;
        }

        public String title() {
            return title;
        }

        /// What is asked where the link has no token.
        public String question() {
            return question;
        }

        /// Why it may be of no use any more.
        public String ended() {
            return ended;
        }

        /// Where to go then.
        public String instead() {
            return instead;
        }

        public String insteadCalled() {
            return insteadCalled;
        }
    }

    final Page page() {
        return Page.at(kind.path()).shows(this::show).takes(this::take);
    }

    private Shown show(PageCall call) {
        String token = call.query(TOKEN).orElse("").strip();
        return token.isEmpty() ? entering() : unlessEnded(() -> form(token, call));
    }

    private Shown take(PageCall call, Form form) {
        return unlessEnded(() -> use(form.text(TOKEN), form, call));
    }

    private Shown entering() {
        Field token = Field.token(TOKEN, "Token").focused();
        return Shown.page(kind.title(),
            (out, frame) -> JteenterGenerated.render(out, frame.asIs(), frame, kind, token));
    }

    private interface Step {
        Shown go();
    }

    private Shown unlessEnded(Step step) {
        try {
            return step.go();
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Missing)) {
                throw refused;
            }
            return Shown.page("This link no longer works",
                (out, frame) -> JteendedGenerated.render(out, frame.asIs(), frame, kind)).wrong();
        }
    }

    /// Looks at the link. Refuses with `Missing` one that is of no use.
    abstract Shown form(String token, PageCall call);

    /// Uses it up, or shows what is wrong with the form. Refuses as [#form] does.
    abstract Shown use(String token, Form form, PageCall call);
}
