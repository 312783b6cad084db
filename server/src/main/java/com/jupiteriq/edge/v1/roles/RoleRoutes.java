package com.jupiteriq.edge.v1.roles;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.USERS_DELETE;
import static com.jupiteriq.kernel.Permission.USERS_READ;
import static com.jupiteriq.kernel.Permission.USERS_WRITE;
import static com.jupiteriq.roles.RoleDocument.NEW_ROLE;
import static com.jupiteriq.roles.RoleDocument.ROLE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.Schema;
import com.jupiteriq.roles.Role;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.function.BiFunction;

/// Roles by their names (R076, R077).
final class RoleRoutes {

    private static final Field NAME = Field.required("name", new Schema.Patterned(Role.NAME),
        "The name of the role.").example("\"agent\"");

    private static final Route.Example MADE = new Route.Example("a role of one's own", "", """
        {"name":"billing","description":"Sees invoices and answers questions about them.",\
        "permissions":["tickets:read","users:read"]}""", """
        {"name":"billing","description":"Sees invoices and answers questions about them.",\
        "permissions":["users:read","tickets:read"],"built_in":false,\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z"}""");

    private static final Route.Example WIDENED = new Route.Example("may write too", "", """
        {"permissions":["tickets:read","tickets:write","users:read"]}""", null);

    private static final Route.Example REPLACED = new Route.Example("said anew", "", """
        {"description":"Reads tickets.","permissions":["tickets:read"]}""", null);

    private final Roles roles;

    RoleRoutes(Roles roles) {
        this.roles = roles;
    }

    List<Route> table() {
        return List.of(
            get("/roles").named("listRoles", "List the roles, those that are built in too.")
                .needs(USERS_READ).pages(ROLE, roles.list()),
            post("/roles").named("createRole", "Make a role.")
                .needs(USERS_WRITE).takes(NEW_ROLE.creation()).gives(201, ROLE.shape()).tagged()
                .quota("roles").examples(MADE).changes(this::create),
            get("/roles/{name}").where(NAME).named("getRole", "Read a role.")
                .needs(USERS_READ).gives(200, ROLE.shape()).tagged()
                .reads(request -> one(roles.get(request.caller(), request.variable("name")))),
            patch("/roles/{name}").where(NAME).named("updateRole", "Change a role by a merge patch.")
                .needs(USERS_WRITE).takes(ROLE.patch()).gives(200, ROLE.shape()).tagged()
                .examples(WIDENED).changes(change(ROLE::patched)),
            put("/roles/{name}").where(NAME)
                .named("replaceRole", "Replace a role; what is left out returns to its default.")
                .needs(USERS_WRITE).takes(ROLE.replacement()).gives(200, ROLE.shape()).tagged()
                .examples(REPLACED).changes(change(ROLE::replaced)),
            delete("/roles/{name}").where(NAME).named("deleteRole", "Delete a role that nobody has.")
                .needs(USERS_DELETE).tagged().changes(this::remove));
    }

    private Reply create(Request request, Write write) {
        Role role = roles.create(NEW_ROLE.created(request.body()), write);
        return Reply.created(V1.MOUNT + "/roles/" + role.name(), ROLE.of(role))
            .etag(ETags.of(role.version()));
    }

    private Route.Changing change(BiFunction<Role, Fields, Draft<Role>> manner) {
        return (request, write) -> one(roles.change(
            request.variable("name"), ETags.expected(request.ifMatch()),
            before -> manner.apply(before, request.body()), write));
    }

    private Reply remove(Request request, Write write) {
        roles.delete(request.variable("name"), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private static Reply one(Role role) {
        return Reply.ok(ROLE.of(role)).etag(ETags.of(role.version()));
    }
}
