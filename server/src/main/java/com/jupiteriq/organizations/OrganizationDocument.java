package com.jupiteriq.organizations;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.UUID;

/// The published JSON of an organization (002:176).
final class OrganizationDocument {

    static final Attribute<Organization, String> NAME =
        Attribute.of("name", Kind.line(Organization.MAX_NAME), Organization::name, "What it is called.")
            .required().example("\"Acme Corporation\"");

    /// What is left out is made of the name when it is made, and stays when it is replaced.
    static final Attribute<Organization, String> SLUG =
        Attribute.of("slug", Kind.text(new Schema.Patterned(Organization.SLUG)), Organization::slug,
            "Its name in addresses, 2 to 63 lower-case letters, digits and single hyphens; no other one has"
                + " it. Made of the name where it is left out.")
            .example("\"acme\"");

    static final Attribute<Organization, String> EXTERNAL_ID =
        Attribute.of("external_id", Kind.nonEmpty(Organization.MAX_EXTERNAL_ID), Organization::externalId,
            "What another system calls it; no other one has it.")
            .orNull().example("\"crm-4711\"");

    private static final Attribute<Organization, JsonText> METADATA =
        Attribute.of("metadata",
            Kind.object(Organization.MAX_METADATA_BYTES, Organization.MAX_METADATA_DEPTH),
            Organization::metadata, "Anything of your own; kept as sent.")
            .noneAs(JsonText.EMPTY_OBJECT).example("{\"tier\":\"gold\"}");

    static final Document<Organization> ORGANIZATION = Document.of("Organization",
        Attribute.of("id", Kind.id(Organization.PREFIX), Organization::id, "Its public id.").readOnly(),
        NAME, SLUG, EXTERNAL_ID, METADATA,
        Attribute.<Organization, Long>of("member_count", Kind.whole(0, Integer.MAX_VALUE),
            organization -> (long) organization.memberCount(), "How many users belong to it.").readOnly(),
        Attribute.of("created_at", Kind.time(), Organization::createdAt, "When it was made.").readOnly(),
        Attribute.of("updated_at", Kind.time(), Organization::updatedAt, "When it last changed.").readOnly());

    private OrganizationDocument() {}

    static Organization made(UUID id, Draft<Organization> draft, String slug, Instant now) {
        return new Organization(id, 1, draft.get(NAME), slug, draft.orNull(EXTERNAL_ID),
            draft.orNull(METADATA), 0, now, now);
    }

    static Organization changed(Organization before, Draft<Organization> draft, Instant now) {
        String slug = draft.orNull(SLUG);
        return new Organization(before.id(), before.version() + 1, draft.get(NAME),
            slug == null ? before.slug() : slug, draft.orNull(EXTERNAL_ID), draft.orNull(METADATA),
            before.memberCount(), before.createdAt(), now);
    }
}
