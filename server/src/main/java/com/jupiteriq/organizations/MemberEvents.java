package com.jupiteriq.organizations;

import static com.jupiteriq.organizations.MemberDocument.MEMBERSHIP;
import static com.jupiteriq.organizations.OrganizationDocument.ORGANIZATION;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What subscribers hear of organizations and their members. Members are told by their ids, so that nothing
/// has to be wiped when a person is forgotten.
final class MemberEvents {

    private static final List<Field> MEMBER = List.of(Field.optional(
        "member", MEMBERSHIP.shape().nested(), "Of `organization.member_…`: who, and as what."));

    private static final Field PREVIOUS_ROLE = Field.optional("previous_role",
        MemberDocument.ROLE_WORDS.schema(), "Of `organization.member_role_changed`: what they were before.");

    private MemberEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2024-01-15T10:30:00Z");
        Organization sample = new Organization(EventType.SAMPLE_ID, 1, "Acme Corporation", "acme", "crm-4711",
            new JsonText("{\"tier\":\"gold\"}"), 0, at, at);
        Organization joined = sample.grown(1);
        Membership member =
            new Membership(EventType.SAMPLE_ID, EventType.SAMPLE_ID, MemberRole.MEMBER, at);
        Stream<EventType> told = Stream.of(
            new EventType(added(joined, member), at, "A user became a member of an organization.", MEMBER),
            new EventType(removed(sample, member), at, "A user is no member of an organization any more.",
                MEMBER),
            new EventType(roleChanged(joined, member, member.as(MemberRole.ADMIN)), at,
                "A member of an organization was given another role.", MEMBER, PREVIOUS_ROLE));
        return new EventTypes(Stream.concat(
            Organizations.LIFE.types("An organization", sample, at, List.of("name")).types().stream(), told)
            .toList());
    }

    static Event added(Organization organization, Membership member) {
        return new Event(
            "organization.member_added", about(organization, member).endObject().done());
    }

    static Event removed(Organization organization, Membership member) {
        return new Event(
            "organization.member_removed", about(organization, member).endObject().done());
    }

    static Event roleChanged(Organization organization, Membership before, Membership after) {
        return new Event("organization.member_role_changed", about(organization, after)
            .field("previous_role", before.role().word()).endObject().done());
    }

    private static JsonWriter about(Organization organization, Membership member) {
        return new JsonWriter()
            .object()
            .field("id", organization.publicId())
            .field("type", "organization")
            .field("attributes", ORGANIZATION.of(organization))
            .field("member", MEMBERSHIP.of(member));
    }
}
