package com.jupiteriq.roles;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Permissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The published JSON of a role.
public final class RoleDocument {

    /// Those of 002:85 too.
    private static final List<String> WORDS = Permissions.vocabulary();

    private static final Attribute<Role, String> NAME =
        Attribute.of("name", Kind.text(new Schema.Patterned(Role.NAME)), Role::name,
            "What it is called, for good; no other role has this name.")
            .required().example("\"billing\"");

    static final Attribute<Role, String> DESCRIPTION =
        Attribute.of("description", Kind.text(Role.MAX_DESCRIPTION), Role::description, "What it is for.")
            .orNull().example("\"Sees invoices and answers questions about them.\"");

    static final Attribute<Role, List<String>> PERMISSIONS =
        Attribute.of("permissions",
            Kind.texts(new Schema.OneOf(WORDS), WORDS.size()), (Role role) -> role.permissions().spelled(),
            "What its users may do; each is printed, also where `read`, `write` or `admin` was sent.")
            .byDefault(List.of()).example("[\"tickets:read\",\"users:read\"]");

    /// The name belongs to the address, so that a change sees it as what the server has set.
    public static final Document<Role> ROLE = document(NAME.readOnly());

    /// With the name, to make one.
    public static final Document<Role> NEW_ROLE = document(NAME);

    private RoleDocument() {}

    private static Document<Role> document(Attribute<Role, String> name) {
        return Document.of("Role", name, DESCRIPTION, PERMISSIONS,
            Attribute.of("built_in", Kind.flag(), Role::builtIn,
                "Whether every environment has it; it cannot be changed then.").readOnly(),
            time("created_at", Role::createdAt, "When it was made."),
            time("updated_at", Role::updatedAt, "When it last changed."));
    }

    static Role made(UUID id, Draft<Role> draft, Instant now) {
        return new Role(
            id, 1, draft.get(NAME), draft.orNull(DESCRIPTION), permissions(draft), false, now, now);
    }

    static Role changed(Role before, Draft<Role> draft, Instant now) {
        return new Role(before.id(), before.version() + 1, before.name(), draft.orNull(DESCRIPTION),
            permissions(draft), false, before.createdAt(), now);
    }

    private static Permissions permissions(Draft<Role> draft) {
        return Roles.kept(draft.get(PERMISSIONS));
    }

    private static Attribute<Role, Instant> time(
        String name, Attribute.Getter<Role, Instant> value, String about) {
        return Attribute.of(name, Kind.time(), value, about).readOnly();
    }
}
