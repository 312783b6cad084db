package com.jupiteriq.organizations;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.users.User;
import java.util.UUID;

/// By what organizations are found.
final class OrganizationList {

    private static final int MAX_QUERY = 1_000;

    static final Parameter<String> SLUG =
        Parameter.of(OrganizationDocument.SLUG, "Only the organization with this slug.");
    static final Parameter<String> EXTERNAL_ID =
        Parameter.of(OrganizationDocument.EXTERNAL_ID, "Only the one that another system calls so.");
    static final Parameter<UUID> USER =
        Parameter.of("user_id", Kind.id(User.PREFIX), "Only those of which this user is a member.");
    static final Parameter<String> WORDS =
        Parameter.of("q", Kind.text(new Schema.Wanted(MAX_QUERY)),
            "Every word must be one of the name, in any case.");

    private OrganizationList() {}
}
