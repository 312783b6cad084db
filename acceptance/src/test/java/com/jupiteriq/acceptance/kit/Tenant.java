package com.jupiteriq.acceptance.kit;

/// One environment of an account with a key for each installed contract. Their limits are far away, so that
/// only the tests about limits meet one.
public record Tenant(String account, Admin.Key platform, Admin.Key integration) {

    static final String FAR_AWAY = "1000000/hour";

    public static Tenant create(Admin admin, String name) {
        String account = admin.createAccount(name, "enterprise");
        return new Tenant(
            account,
            admin.createKey(account, "live", "platform", "--limit", FAR_AWAY),
            admin.createKey(account, "live", "integration", "--limit", FAR_AWAY));
    }
}
