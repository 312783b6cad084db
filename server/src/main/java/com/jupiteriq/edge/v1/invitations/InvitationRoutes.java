package com.jupiteriq.edge.v1.invitations;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.invitations.InvitationDocument.ACCEPTANCE;
import static com.jupiteriq.invitations.InvitationDocument.ACCEPTED;
import static com.jupiteriq.invitations.InvitationDocument.INVITATION;
import static com.jupiteriq.invitations.InvitationDocument.ISSUED;
import static com.jupiteriq.invitations.InvitationDocument.OF_USER;
import static com.jupiteriq.invitations.InvitationDocument.SENDING;
import static com.jupiteriq.kernel.Permission.ORGS_READ;
import static com.jupiteriq.kernel.Permission.ORGS_WRITE;
import static com.jupiteriq.kernel.Permission.USERS_WRITE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.invitations.Accepting;
import com.jupiteriq.invitations.Invitation;
import com.jupiteriq.invitations.InvitationDocument;
import com.jupiteriq.invitations.Invitations;
import com.jupiteriq.invitations.Issued;
import com.jupiteriq.invitations.UserInvitations;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Greeting;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import java.util.List;

/// What `/v1` says about invitations of users and to organizations (R074).
final class InvitationRoutes {

    private static final PathId ORGANIZATION = new PathId("id", Organization.PREFIX, "organization");
    private static final PathId ID = new PathId("invitation_id", Invitation.PREFIX, "invitation");
    private static final Field USER = Field.required("id", new Schema.Patterned(UserRef.PATTERN),
        "`usr_…`, the user's number or the UUID.").example("\"usr_01h455vb4pex5vsknk084sn02q\"");

    /// An address and ids.
    private static final long LARGEST = 16 << 10;

    private static final String TOKEN = "3f9a51c07be24d86a1f05c7d92e84b60d5183fa7c6e29b04f8a7d1e35c60b942";

    private static final Route.Example SILENT = new Route.Example("shown", "", """
        {"notify":false}""", null);

    private static final Route.Example INVITED = new Route.Example("an admin", "", """
        {"email":"ann@example.com","role":"admin","notify":false}""", """
        {"id":"inv_01h455vb4pex5vsknk084sn02q","organization_id":"org_01h455vb4pex5vsknk084sn02q",\
        "email":"ann@example.com","role":"admin","state":"pending","expires_at":"2024-01-22T10:30:00Z",\
        "created_at":"2024-01-15T10:30:00Z","token":"%s"}""".formatted(TOKEN));

    private static final Route.Example ACCEPTING = new Route.Example("with a password", "", """
        {"token":"%s","name":"Ann Lee","password":"correct horse battery staple"}""".formatted(TOKEN), null);

    private final Invitations invitations;
    private final UserInvitations userInvitations;
    private final Accepting accepting;

    InvitationRoutes(Invitations invitations, UserInvitations userInvitations, Accepting accepting) {
        this.invitations = invitations;
        this.userInvitations = userInvitations;
        this.accepting = accepting;
    }

    List<Route> table() {
        String all = "/organizations/{id}/invitations";
        String one = all + "/{invitation_id}";
        return List.of(
            post("/users/{id}/invitation").where(USER)
                .named("inviteUser", "Invite a user who has no way to sign in yet.")
                .needs(USERS_WRITE).takes(SENDING).gives(202, OF_USER.shape()).or(200)
                .examples(SILENT).changes(this::inviteUser),
            get(all).where(ORGANIZATION.field())
                .named("listInvitations", "List the invitations to an organization, newest first.")
                .needs(ORGS_READ).largest(LARGEST).pages(INVITATION, invitations.list(), this::listed),
            post(all).where(ORGANIZATION.field())
                .named("createInvitation", "Invite somebody to an organization, by mail or with the token.")
                .needs(ORGS_WRITE).takes(INVITATION.creation()).gives(201, ISSUED.shape())
                .quota(Invitations.QUOTA).examples(INVITED).changes(this::invite),
            get(one).where(ORGANIZATION.field(), ID.field())
                .named("getInvitation", "Read an invitation to an organization.")
                .needs(ORGS_READ).gives(200, INVITATION.shape()).reads(this::read),
            post(one + "/resend").where(ORGANIZATION.field(), ID.field())
                .named("resendInvitation", "Send an invitation again, with another token.")
                .needs(ORGS_WRITE).takes(SENDING).gives(202, ISSUED.shape()).or(200)
                .examples(SILENT).changes(this::resend),
            delete(one).where(ORGANIZATION.field(), ID.field())
                .named("revokeInvitation", "End an invitation; it is still shown, as revoked.")
                .needs(ORGS_WRITE).changes(this::revoke),
            post("/invitations/accept")
                .named("acceptInvitation", "Let somebody in who has the token of an invitation.")
                .needs(USERS_WRITE).takes(ACCEPTANCE).gives(200, ACCEPTED).finds()
                .examples(ACCEPTING).changes(this::accept));
    }

    private Reply inviteUser(Request request, Write write) {
        Issued issued = userInvitations.invite(
            UserRef.parse(request.variable("id")), notifies(request), write);
        return sent(issued, OF_USER, V1.MOUNT + "/users/" + request.variable("id"));
    }

    private Page<Invitation> listed(Request request, Selection selection) {
        return invitations.page(
            request.caller(), ORGANIZATION.in(request), selection, request.query().page());
    }

    private Reply invite(Request request, Write write) {
        Issued issued = invitations.create(
            ORGANIZATION.in(request), INVITATION.created(request.body()), write);
        return Reply.created(path(request, issued), ISSUED.of(issued));
    }

    private Reply read(Request request) {
        return Reply.ok(INVITATION.of(
            invitations.get(request.caller(), ORGANIZATION.in(request), ID.in(request))));
    }

    private Reply resend(Request request, Write write) {
        Issued issued = invitations.resend(
            ORGANIZATION.in(request), ID.in(request), notifies(request), write);
        return sent(issued, ISSUED, path(request, issued));
    }

    private Reply revoke(Request request, Write write) {
        invitations.revoke(ORGANIZATION.in(request), ID.in(request), write);
        return Reply.nothing();
    }

    private Reply accept(Request request, Write write) {
        Fields body = request.body();
        Greeting greeting = new Greeting(body.text(InvitationDocument.NAME.name()),
            body.text(InvitationDocument.PASSWORD.name()));
        return Reply.ok(accepted(accepting.accept(
            body.requiredText(InvitationDocument.TOKEN_FIELD.name()), greeting, write)));
    }

    private static JsonText accepted(Accepting.Accepted in) {
        Invitation invitation = in.invitation();
        return new JsonWriter()
            .object()
            .field("user", UserDocument.USER.of(in.user()))
            .field("invitation", invitation == null ? null : INVITATION.of(invitation))
            .endObject()
            .done();
    }

    /// A mail leaves soon; a token is there at once.
    private static Reply sent(Issued issued, Document<Issued> document, String path) {
        return issued.token() == null
            ? Reply.accepted(path, document.of(issued)) : Reply.ok(document.of(issued));
    }

    private static boolean notifies(Request request) {
        return request.body().flag(InvitationDocument.NOTIFY.name(), true);
    }

    private static String path(Request request, Issued issued) {
        return V1.MOUNT + "/organizations/" + request.variable("id") + "/invitations/"
            + issued.invitation().publicId();
    }
}
