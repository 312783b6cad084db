package com.jupiteriq.organizations;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;

/// The published JSON of a member.
public final class MemberDocument {

    public static final Kind<MemberRole> ROLE_WORDS = Kind.word(MemberRole.values(), MemberRole::word);

    private static final Attribute<Membership, MemberRole> MEMBERSHIP_ROLE =
        Attribute.of("role", ROLE_WORDS, Membership::role,
            "What the user is in the organization. The first member is its owner, whatever was sent.")
            .required().example("\"admin\"");

    /// As events and the audit trail show it: with nothing by which somebody could know the person.
    static final Document<Membership> MEMBERSHIP = Document.of("Membership",
        Attribute.of("user_id", Kind.id(User.PREFIX), Membership::userId, "The user.").readOnly(),
        Attribute.of("organization_id", Kind.id(Organization.PREFIX), Membership::organizationId,
            "The organization.").readOnly(),
        MEMBERSHIP_ROLE,
        Attribute.of("created_at", Kind.time(), Membership::createdAt, "Since when.").readOnly());

    private static final Document<User> PERSON = Document.of("MemberUser",
        Attribute.of("id", Kind.id(User.PREFIX), User::id, "Their public id.").readOnly(),
        UserDocument.EMAIL, UserDocument.NAME);

    public static final Document<Member> MEMBER = MEMBERSHIP.within("Member", Member::membership,
        Attribute.of("user", Kind.nested(PERSON), Member::user, "Who it is.").readOnly());

    static final Attribute<Member, MemberRole> ROLE = MEMBERSHIP_ROLE.of(Member::membership);

    private MemberDocument() {}
}
