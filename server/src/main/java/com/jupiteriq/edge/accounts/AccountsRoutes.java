package com.jupiteriq.edge.accounts;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.USERS_READ;
import static com.jupiteriq.kernel.Permission.USERS_WRITE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import com.jupiteriq.users.Welcome;
import java.util.List;

/// The two operations of 004.
final class AccountsRoutes {

    private final Users users;
    private final Welcome welcome;

    AccountsRoutes(Users users, Welcome welcome) {
        this.users = users;
        this.welcome = welcome;
    }

    List<Route> table() {
        return List.of(
            post("/users").named("createUser", "Create a user.")
                .needs(USERS_WRITE).takes(AccountsShapes.NEW_USER)
                .gives(200, AccountsShapes.CREATED_USER).tagged()
                .examples(AccountsExamples.NEW, AccountsExamples.INVITED).changes(this::create),
            get("/users/{id}").where(AccountsShapes.ID).named("getUser", "Read a user.")
                .needs(USERS_READ).gives(200, AccountsShapes.USER).tagged()
                .examples(AccountsExamples.READ).reads(this::read));
    }

    private Reply create(Request request, Write write) {
        User user = users.create(UserDocument.USER.created(request.body()), write);
        if (!user.canSignIn()) {
            welcome.invite(user, write);
        }
        return Reply.ok(AccountsShapes.created(user)).etag(ETags.of(user.version()));
    }

    private Reply read(Request request) {
        User user = users.get(request.caller(), ref(request.variable("id")));
        return Reply.ok(AccountsShapes.read(user)).etag(ETags.of(user.version()));
    }

    /// What is no number of a user is nobody's, as far as this contract goes.
    private static UserRef ref(String id) {
        if (UserRef.NUMBER.matcher(id).matches() && Long.parseLong(id) <= UserRef.MAX_NUMBER) {
            return new UserRef.ByNumber(Long.parseLong(id));
        }
        throw new Refused(new Failure.Missing("user"));
    }
}
