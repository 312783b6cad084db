package com.jupiteriq.roles;

import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permission.Action;
import com.jupiteriq.kernel.Permission.Resource;
import com.jupiteriq.kernel.Permissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the roles allow that every environment has (R076). A permission that a later version adds is in those
/// that are said by a rule.
final class BuiltIn {

    static final String OWNER = "owner";

    private static final Set<Resource> UNREADABLE = EnumSet.of(Resource.KEYS, Resource.ACCOUNTS);

    private static final Map<String, Permissions> ALL = Map.of(
        OWNER, Permissions.EVERYTHING,
        "admin", Permissions.ADMINISTRATION,
        "agent", those(BuiltIn::isAgents),
        "viewer", those(one -> one.action() == Action.READ && !UNREADABLE.contains(one.resource())),
        "member", Permissions.NONE);

    private BuiltIn() {}

    /// Null for a name that is none of theirs.
    static @Nullable Permissions of(String name) {
        return ALL.get(name);
    }

    private static boolean isAgents(Permission one) {
        return switch (one.resource()) {
            case TICKETS -> true;
            case FILES -> one.action() != Action.DELETE;
            case USERS, ORGS, EVENTS -> one.action() == Action.READ;
            default -> false;
        };
    }

    private static Permissions those(Predicate<Permission> which) {
        List<Permission> chosen = Permission.all().stream().filter(which).toList();
        return Permissions.of(chosen);
    }
}
