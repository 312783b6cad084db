package com.jupiteriq.invitations;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.organizations.MemberDocument;
import com.jupiteriq.organizations.MemberRole;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import java.time.Instant;
import java.util.UUID;

/// The published JSON of invitations.
public final class InvitationDocument {

    private static final int MAX_NAME = 200;

    /// Beyond any password, whose own bounds count after its normalisation.
    private static final int MAX_PASSWORD = 1_024;

    static final Attribute<Invitation, String> EMAIL =
        Attribute.of("email", Kind.mailbox(), Invitation::email, "Whom it invites.")
            .required().example("\"ann@example.com\"");

    static final Attribute<Invitation, MemberRole> ROLE =
        Attribute.of("role", MemberDocument.ROLE_WORDS, Invitation::role,
            "What they become in the organization.").byDefault(MemberRole.MEMBER);

    public static final Attribute<Invitation, Boolean> NOTIFY =
        Attribute.<Invitation, Boolean>of("notify", Kind.flag(), invitation -> null,
            "Whether a mail leaves; without one the answer shows the token.").writeOnly().byDefault(true);

    private static final Attribute<Invitation, UUID> ID =
        Attribute.of("id", Kind.id(Invitation.PREFIX), Invitation::id, "Its public id.").readOnly();
    private static final Attribute<Invitation, UUID> ORGANIZATION_ID =
        Attribute.of("organization_id", Kind.id(Organization.PREFIX), Invitation::organizationId,
            "The organization.").readOnly();
    private static final Attribute<Invitation, InvitationState> STATE =
        Attribute.of("state", Kind.word(InvitationState.values(), InvitationState::word), Invitation::state,
            "Whether it can be accepted.").readOnly();
    private static final Attribute<Invitation, Instant> EXPIRES_AT =
        Attribute.of("expires_at", Kind.time(), Invitation::expiresAt, "Until when it can be accepted.")
            .readOnly();
    private static final Attribute<Invitation, Instant> CREATED_AT =
        Attribute.of("created_at", Kind.time(), Invitation::createdAt, "When it was made.").readOnly();

    private static final Attribute<Issued, String> TOKEN =
        Attribute.<Issued, String>of("token", Kind.text(Token.MAX_SENT), Issued::token,
            "What lets them in, shown this once; null when it was mailed.").readOnly().orNull();

    /// To an organization.
    public static final Document<Invitation> INVITATION = Document.of("Invitation",
        ID, ORGANIZATION_ID, EMAIL, ROLE, STATE, EXPIRES_AT, CREATED_AT, NOTIFY);

    /// As the audit trail keeps it: with nothing by which somebody could know the person.
    static final Document<Invitation> RECORDED = Document.of("RecordedInvitation",
        ID, ORGANIZATION_ID, ROLE, STATE, EXPIRES_AT, CREATED_AT);

    public static final Document<Issued> ISSUED =
        INVITATION.within("IssuedInvitation", Issued::invitation, TOKEN);

    /// Of a user.
    public static final Document<Issued> OF_USER = Document.of("UserInvitation",
        ID.of(Issued::invitation),
        Attribute.of("user_id", Kind.id(User.PREFIX), (Issued issued) -> issued.invitation().userId(),
            "Whom it lets in.").readOnly(),
        EMAIL.readOnly().of(Issued::invitation),
        EXPIRES_AT.of(Issued::invitation), CREATED_AT.of(Issued::invitation), TOKEN);

    /// How a token is sent out again.
    public static final Shape SENDING = Shape.of("Sending", NOTIFY.field());

    public static final Field TOKEN_FIELD =
        Field.required("token", Schema.nonEmpty(Token.MAX_SENT), "What was mailed or shown.");
    public static final Field NAME = Field.optional("name", new Schema.Line(MAX_NAME).orNull(),
        "What they want to be called; not of a user who is active already.");
    public static final Field PASSWORD = Field.optional("password", Schema.text(MAX_PASSWORD).orNull(),
        "12 to 256 characters that nobody guesses, to sign in with. An invitation of a user needs it; a user"
            + " who is active already has one.");

    public static final Shape ACCEPTANCE = Shape.of("Acceptance", TOKEN_FIELD, NAME, PASSWORD);

    public static final Shape ACCEPTED = Shape.of("AcceptedInvitation",
        Field.required("user", UserDocument.USER.shape().nested(), "Who has come in."),
        Field.required("invitation", INVITATION.shape().nested().orNull(),
            "The invitation to an organization; null for one of a user."));

    private InvitationDocument() {}
}
