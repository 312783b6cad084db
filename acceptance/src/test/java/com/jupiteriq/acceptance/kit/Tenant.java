package com.jupiteriq.acceptance.kit;

/// One environment of an account with a key for each installed contract. Their limits are far away, so that
/// only the tests about limits meet one.
public record Tenant(String account, Admin.Key platform, Admin.Key identity, Admin.Key integration,
    Admin.Key accounts) {

    static final String FAR_AWAY = "1000000/hour";

    /// Twice that of the plan, and below the one that the examples ask for.
    private static final String FAR_AWAY_OF_ALL = "19999/minute";

    public static Tenant create(Admin admin, String name) {
        return in("live", admin, name);
    }

    /// In the test environment, whose webhooks may go to this machine.
    public static Tenant inTest(Admin admin, String name) {
        return in("test", admin, name);
    }

    private static Tenant in(String environment, Admin admin, String name) {
        String account = admin.createAccount(name, "enterprise");
        admin.quickly("account", "limit", account, "--requests", FAR_AWAY_OF_ALL).must(0);
        return new Tenant(account,
            admin.createKey(account, environment, "platform", "--limit", FAR_AWAY),
            admin.createKey(account, environment, "identity", "--limit", FAR_AWAY),
            admin.createKey(account, environment, "integration", "--limit", FAR_AWAY),
            admin.createKey(account, environment, "accounts", "--limit", FAR_AWAY));
    }

    /// For clients that ask without a rest.
    public Tenant tireless(Admin admin) {
        admin.quickly("account", "limit", account, "--requests", "1000000/minute").must(0);
        return this;
    }
}
