package com.jupiteriq.edge.v1.users;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.USERS_DELETE;
import static com.jupiteriq.kernel.Permission.USERS_READ;
import static com.jupiteriq.kernel.Permission.USERS_WRITE;
import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.util.List;
import java.util.function.BiFunction;

/// What `/v1` says about users (000:285-290; 002:172-190).
final class UserRoutes {

    private static final Field ID = Field.required("id", new Schema.Patterned(UserRef.PATTERN),
        "`usr_…`, the user's number or the UUID.").example("\"usr_01h455vb4pex5vsknk084sn02q\"");

    /// Twice the metadata as the database sends it and as text, and the rest.
    private static final long LARGEST = 96 << 10;

    private final Users users;

    UserRoutes(Users users) {
        this.users = users;
    }

    List<Route> table() {
        return List.of(
            get("/users").named("listUsers", "List users.")
                .needs(USERS_READ).largest(LARGEST).pages(USER, users.list()),
            post("/users").named("createUser", "Make a user; no mail is sent.")
                .needs(USERS_WRITE).takes(USER.creation()).gives(201, USER.shape()).tagged()
                .quota(Users.QUOTA).examples(UserExamples.NEW).changes(this::create),
            get("/users/me").named("getMe", "Read who the caller is.")
                .gives(200, Me.SHAPE).reads(this::me),
            patch("/users/me")
                .named("updateMe", "Change what is said about oneself; a key has nothing to change.")
                .takes(Me.PATCH).gives(200, Me.SHAPE).examples(UserExamples.RENAMED).changes(this::changeMe),
            get("/users/{id}").where(ID).named("getUser", "Read a user.")
                .needs(USERS_READ).gives(200, USER.shape()).tagged()
                .reads(request -> one(users.get(request.caller(), ref(request)))),
            patch("/users/{id}").where(ID).named("updateUser", "Change a user by a merge patch.")
                .needs(USERS_WRITE).takes(USER.patch()).gives(200, USER.shape()).tagged()
                .examples(UserExamples.RENAMED).changes(change(USER::patched)),
            put("/users/{id}").where(ID)
                .named("replaceUser", "Replace a user; what is left out returns to its default.")
                .needs(USERS_WRITE).takes(USER.replacement()).gives(200, USER.shape()).tagged()
                .examples(UserExamples.REPLACED).changes(change(USER::replaced)),
            delete("/users/{id}").where(ID).named("deleteUser", "Delete a user, and forget the person.")
                .needs(USERS_DELETE).tagged().changes(this::remove),
            post("/users/{id}/activate").where(ID).named("activateUser", "Let a user sign in again.")
                .needs(USERS_WRITE).gives(200, USER.shape()).tagged()
                .changes((request, write) -> one(users.activate(ref(request), write))),
            post("/users/{id}/deactivate").where(ID).named("deactivateUser", "Keep a user from signing in.")
                .needs(USERS_WRITE).gives(200, USER.shape()).tagged()
                .changes((request, write) -> one(users.deactivate(ref(request), write))));
    }

    private Reply create(Request request, Write write) {
        User user = users.create(USER.created(request.body()), write);
        return Reply.created(V1.MOUNT + "/users/" + user.publicId(), USER.of(user))
            .etag(ETags.of(user.version()));
    }

    private Route.Changing change(BiFunction<User, Fields, Draft<User>> manner) {
        return (request, write) -> one(users.change(
            ref(request), ETags.expected(request.ifMatch()),
            before -> manner.apply(before, request.body()), write));
    }

    private Reply remove(Request request, Write write) {
        users.delete(ref(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Reply me(Request request) {
        Caller caller = request.caller();
        return Reply.ok(caller.principal().isUser()
            ? Me.of(users.get(caller, new UserRef.ById(caller.principal().id())), caller)
            : Me.of(caller));
    }

    private Reply changeMe(Request request, Write write) {
        request.signedIn();
        Caller caller = request.caller();
        return Reply.ok(Me.of(users.changeOneself(ETags.expected(request.ifMatch()),
            before -> USER.patched(before, request.body()), write), caller));
    }

    private static UserRef ref(Request request) {
        return UserRef.parse(request.variable("id"));
    }

    private static Reply one(User user) {
        return Reply.ok(USER.of(user)).etag(ETags.of(user.version()));
    }
}
