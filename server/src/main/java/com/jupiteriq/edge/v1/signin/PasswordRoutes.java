package com.jupiteriq.edge.v1.signin;

import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.SESSIONS_WRITE;
import static com.jupiteriq.kernel.Permission.USERS_WRITE;
import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.ForgottenPasswords;
import com.jupiteriq.signin.Locks;
import com.jupiteriq.signin.OwnPassword;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// What `/v1` says about passwords that are forgotten, reset and changed (R063), and about users who are
/// locked (R064).
final class PasswordRoutes {

    /// Beyond any password, whose own bounds count after its normalisation.
    private static final int MAX_PASSWORD = 1_024;
    private static final int MAX_LOGIN = 320;
    private static final int MAX_TOKEN = 200;

    private static final Field LOGIN =
        Field.required("login", Schema.nonEmpty(MAX_LOGIN), "The e-mail address or the username.");
    private static final Field TOKEN =
        Field.required("token", Schema.nonEmpty(MAX_TOKEN), "What was mailed.");
    private static final Field CURRENT =
        Field.required("current_password", Schema.text(MAX_PASSWORD), "The one that counts so far.");
    private static final Field NEW =
        Field.required("new_password", Schema.text(MAX_PASSWORD),
            "12 to 256 characters that nobody guesses.");

    private static final Shape FORGOTTEN = Shape.of("ForgottenPassword", LOGIN);
    private static final Shape RESET = Shape.of("PasswordReset", TOKEN, NEW);
    private static final Shape CHANGE = Shape.of("PasswordChange", CURRENT, NEW);
    private static final Shape ACCEPTED = Shape.of("AcceptedRequest", Field.required("status",
        new Schema.Constant("accepted"), "The same whether or not somebody has this login."));

    private static final JsonText TAKEN =
        new JsonWriter().object().field("status", "accepted").endObject().done();

    private static final Route.Example BY_EMAIL = new Route.Example("by e-mail", "", """
        {"login":"user@example.com"}""", """
        {"status":"accepted"}""");

    private static final Route.Example BY_TOKEN = new Route.Example("by token", "", """
        {"token":"jpr_0355mLo4Yf1Q2xKq3N8vZt7Rb9Wc6Hd5Jg4Ks3Mn2Pq1",\
        "new_password":"seven slow camels"}""", null);

    private static final Route.Example CHOSEN = new Route.Example("another one", "", """
        {"current_password":"seven slow camels","new_password":"eight quick llamas"}""", null);

    private static final Field ID = Field.required("id", new Schema.Patterned(UserRef.PATTERN),
        "`usr_…`, the user's number or the UUID.").example("\"usr_01h455vb4pex5vsknk084sn02q\"");

    private final ForgottenPasswords forgotten;
    private final OwnPassword own;
    private final Locks locks;
    private final Sessions sessions;

    PasswordRoutes(ForgottenPasswords forgotten, OwnPassword own, Locks locks, Sessions sessions) {
        this.forgotten = forgotten;
        this.own = own;
        this.locks = locks;
        this.sessions = sessions;
    }

    List<Route> table() {
        return List.of(
            post("/passwords/forgot")
                .named("forgetPassword", "Mail a token to somebody who has forgotten their password.")
                .needs(SESSIONS_WRITE).takes(FORGOTTEN).gives(202, ACCEPTED)
                .examples(BY_EMAIL).changes(this::forget),
            post("/passwords/reset")
                .named("resetPassword", "Choose a new password with the token that was mailed.")
                .needs(SESSIONS_WRITE).takes(RESET).finds().examples(BY_TOKEN).preparesChange(this::reset),
            post("/users/me/password")
                .named("changePassword", "Choose a new password, which ends all other sessions.")
                .takes(CHANGE).examples(CHOSEN).preparesChange(this::change),
            post("/users/{id}/unlock").where(ID)
                .named("unlockUser", "Let a user sign in again whom wrong passwords have locked.")
                .needs(USERS_WRITE).gives(200, USER.shape()).tagged().changes(this::unlock));
    }

    private Reply forget(Request request, Write write) {
        forgotten.forgot(request.body().requiredText(LOGIN.name()), write);
        return Reply.accepted(TAKEN);
    }

    private Function<Write, Reply> reset(Request request) {
        Fields body = request.body();
        return silent(forgotten.reset(request.caller(), body.requiredText(TOKEN.name()), NEW.name(),
            body.requiredText(NEW.name())));
    }

    /// A key has no password, in whoever's name it acts.
    private Function<Write, Reply> change(Request request) {
        Caller caller = request.caller();
        UUID session = sessions.ofToken(caller, request.signedIn().credential());
        Fields body = request.body();
        return silent(own.change(caller, caller.principal().id(), session,
            new OwnPassword.Wish(CURRENT.name(), body.requiredText(CURRENT.name()),
                NEW.name(), body.requiredText(NEW.name()))));
    }

    private static Function<Write, Reply> silent(Function<Write, User> change) {
        return change.andThen(user -> Reply.nothing());
    }

    private Reply unlock(Request request, Write write) {
        User user = locks.unlock(UserRef.parse(request.variable("id")), write);
        return Reply.ok(USER.of(user)).etag(ETags.of(user.version()));
    }
}
