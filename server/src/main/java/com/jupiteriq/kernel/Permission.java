package com.jupiteriq.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One right, `resource:action` (decision C04).
public record Permission(Resource resource, Action action) {

    /// Keys are kept with these names: one may be added, none renamed, taken away or given another meaning.
    public enum Resource {
        USERS, ORGS, DATA, TICKETS, FILES, WEBHOOKS, EVENTS, ANALYTICS, AUDIT, KEYS, SESSIONS, ACCOUNTS
    }

    public enum Action { READ, WRITE, DELETE }

    public static final Permission DATA_READ = new Permission(Resource.DATA, Action.READ);
    public static final Permission DATA_WRITE = new Permission(Resource.DATA, Action.WRITE);
    public static final Permission DATA_DELETE = new Permission(Resource.DATA, Action.DELETE);
    public static final Permission TICKETS_READ = new Permission(Resource.TICKETS, Action.READ);
    public static final Permission TICKETS_WRITE = new Permission(Resource.TICKETS, Action.WRITE);
    public static final Permission TICKETS_DELETE = new Permission(Resource.TICKETS, Action.DELETE);
    public static final Permission FILES_READ = new Permission(Resource.FILES, Action.READ);
    public static final Permission FILES_WRITE = new Permission(Resource.FILES, Action.WRITE);
    public static final Permission FILES_DELETE = new Permission(Resource.FILES, Action.DELETE);
    public static final Permission USERS_READ = new Permission(Resource.USERS, Action.READ);
    public static final Permission USERS_WRITE = new Permission(Resource.USERS, Action.WRITE);
    public static final Permission USERS_DELETE = new Permission(Resource.USERS, Action.DELETE);
    public static final Permission ORGS_READ = new Permission(Resource.ORGS, Action.READ);
    public static final Permission ORGS_WRITE = new Permission(Resource.ORGS, Action.WRITE);
    public static final Permission EVENTS_READ = new Permission(Resource.EVENTS, Action.READ);
    public static final Permission WEBHOOKS_READ = new Permission(Resource.WEBHOOKS, Action.READ);
    public static final Permission WEBHOOKS_WRITE = new Permission(Resource.WEBHOOKS, Action.WRITE);
    public static final Permission WEBHOOKS_DELETE = new Permission(Resource.WEBHOOKS, Action.DELETE);
    public static final Permission ANALYTICS_READ = new Permission(Resource.ANALYTICS, Action.READ);
    public static final Permission ANALYTICS_WRITE = new Permission(Resource.ANALYTICS, Action.WRITE);
    public static final Permission AUDIT_READ = new Permission(Resource.AUDIT, Action.READ);

    public static final Permission KEYS_READ = new Permission(Resource.KEYS, Action.READ);
    public static final Permission KEYS_WRITE = new Permission(Resource.KEYS, Action.WRITE);
    public static final Permission KEYS_DELETE = new Permission(Resource.KEYS, Action.DELETE);
    public static final Permission SESSIONS_READ = new Permission(Resource.SESSIONS, Action.READ);
    public static final Permission SESSIONS_WRITE = new Permission(Resource.SESSIONS, Action.WRITE);
    public static final Permission ACCOUNTS_READ = new Permission(Resource.ACCOUNTS, Action.READ);
    public static final Permission ACCOUNTS_WRITE = new Permission(Resource.ACCOUNTS, Action.WRITE);

    private static final int ACTIONS = Action.values().length;

    private static final List<Permission> ALL = Arrays.stream(Resource.values())
        .flatMap(resource -> Arrays.stream(Action.values()).map(action -> new Permission(resource, action)))
        .toList();

    /// Those that can be given one by one: whoever manages keys or accounts could give themselves everything,
    /// so that only `admin` covers these.
    private static final List<Permission> GRANTABLE = ALL.stream().filter(Permission::isGrantable).toList();

    public static List<Permission> all() {
        return ALL;
    }

    public static List<Permission> grantable() {
        return GRANTABLE;
    }

    private boolean isGrantable() {
        return resource != Resource.KEYS && resource != Resource.ACCOUNTS;
    }

    /// The permission that is given as `tickets:read`, if there is one.
    public static Optional<Permission> parse(String text) {
        return GRANTABLE.stream().filter(permission -> permission.toString().equals(text)).findFirst();
    }

    /// Its place among [#all()], for this process only.
    int number() {
        return resource.ordinal() * ACTIONS + action.ordinal();
    }

    /// What one has to be given to have it: itself, or `admin`.
    public String given() {
        return isGrantable() ? toString() : Permissions.ADMIN;
    }

    @Override
    public String toString() {
        return (resource.name() + ":" + action.name()).toLowerCase(Locale.ROOT);
    }
}
