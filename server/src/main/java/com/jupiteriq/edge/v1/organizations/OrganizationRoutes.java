package com.jupiteriq.edge.v1.organizations;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.ORGS_READ;
import static com.jupiteriq.kernel.Permission.ORGS_WRITE;
import static com.jupiteriq.organizations.MemberDocument.MEMBER;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.ResourceRoutes;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.organizations.Member;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.UserRef;
import java.util.List;
import java.util.stream.Stream;

/// What `/v1` says about organizations and their members (002:176).
final class OrganizationRoutes {

    static final PathId ID = new PathId("id", Organization.PREFIX, "organization");

    /// Twice the metadata as the database sends it and as text, and the rest.
    private static final long LARGEST = 96 << 10;

    /// Two addresses, names and ids.
    private static final long LARGEST_MEMBER = 16 << 10;

    private static final Field USER_ID = user("user_id");

    private static final Route.Example MADE = new Route.Example("documented", "", """
        {"name":"Acme Corporation","slug":"acme","external_id":"crm-4711","metadata":{"tier":"gold"}}""", """
        {"id":"org_01h455vb4pex5vsknk084sn02q","name":"Acme Corporation","slug":"acme",\
        "external_id":"crm-4711","metadata":{"tier":"gold"},"member_count":0,\
        "created_at":"2024-01-15T10:30:00Z","updated_at":"2024-01-15T10:30:00Z"}""");

    private static final Route.Example RENAMED = new Route.Example("another name", "", """
        {"name":"Acme"}""", null);

    private static final Route.Example ADMIN = new Route.Example("an admin", "", """
        {"role":"admin"}""", """
        {"user_id":"usr_01h455vb4pex5vsknk084sn02q","organization_id":"org_01h455vb4pex5vsknk084sn02q",\
        "role":"admin","created_at":"2024-01-15T10:30:00Z",\
        "user":{"id":"usr_01h455vb4pex5vsknk084sn02q","email":"user@example.com","name":"John Doe"}}""");

    private final Organizations organizations;
    private final Members members;

    OrganizationRoutes(Organizations organizations, Members members) {
        this.organizations = organizations;
        this.members = members;
    }

    List<Route> table() {
        Stream<Route> all = new ResourceRoutes<>(
            "organizations", ID, Permission.Resource.ORGS, organizations, MADE, RENAMED).table().stream();
        return Stream.concat(all, more()).toList();
    }

    private Stream<Route> more() {
        return Stream.of(
            get("/users/{id}/organizations").where(user("id"))
                .named("listUserOrganizations", "List the organizations of which a user is a member.")
                .needs(ORGS_READ).largest(LARGEST)
                .pages(organizations.document(), organizations.list(), this::ofUser),
            get("/organizations/{id}/members").where(ID.field())
                .named("listMembers", "List the members of an organization, newest first.")
                .needs(ORGS_READ).largest(LARGEST_MEMBER).pages(MEMBER, members.list(), this::listed),
            get("/organizations/{id}/members/{user_id}").where(ID.field(), USER_ID)
                .named("getMember", "Read a member of an organization.")
                .needs(ORGS_READ).gives(200, MEMBER.shape())
                .reads(request -> Reply.ok(MEMBER.of(
                    members.get(request.caller(), ID.in(request), ref(request, "user_id"))))),
            put("/organizations/{id}/members/{user_id}").where(ID.field(), USER_ID)
                .named("putMember", "Take a user into an organization, or give a member another role.")
                .needs(ORGS_WRITE).takes(MEMBER.replacement()).gives(200, MEMBER.shape()).or(201)
                .quota(Members.QUOTA).examples(ADMIN).changes(this::place),
            delete("/organizations/{id}/members/{user_id}").where(ID.field(), USER_ID)
                .named("deleteMember", "Let a member leave an organization; the user stays.")
                .needs(ORGS_WRITE).changes(this::remove));
    }

    private Page<Organization> ofUser(Request request, Selection selection) {
        return organizations.ofUser(request.caller(), ref(request, "id"), selection, request.query().page());
    }

    private Page<Member> listed(Request request, Selection selection) {
        return members.page(request.caller(), ID.in(request), selection, request.query().page());
    }

    private Reply place(Request request, Write write) {
        Members.Placed placed = members.put(ID.in(request), ref(request, "user_id"),
            member -> MEMBER.replaced(member, request.body()), write);
        Member member = placed.member();
        return placed.added()
            ? Reply.created(V1.MOUNT + "/organizations/" + request.variable("id") + "/members/"
                + member.user().publicId(), MEMBER.of(member))
            : Reply.ok(MEMBER.of(member));
    }

    private Reply remove(Request request, Write write) {
        members.remove(ID.in(request), ref(request, "user_id"), write);
        return Reply.nothing();
    }

    private static Field user(String variable) {
        return Field.required(variable, new Schema.Patterned(UserRef.PATTERN),
            "`usr_…`, the user's number or the UUID.").example("\"usr_01h455vb4pex5vsknk084sn02q\"");
    }

    private static UserRef ref(Request request, String variable) {
        return UserRef.parse(request.variable(variable));
    }
}
