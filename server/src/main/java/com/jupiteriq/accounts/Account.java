package com.jupiteriq.accounts;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A customer of the platform with its two environments (decision D1).
public record Account(
    UUID id, String name, Plan plan, AccountLimits limits, Tenant live, Tenant test, Instant createdAt) {

    private static final String PREFIX = "acc";

    /// The public form, `acc_…`.
    public String publicId() {
        return publicId(id);
    }

    public static String publicId(UUID account) {
        return TypeId.of(PREFIX, account);
    }

    public Tenant tenant(Environment environment) {
        return switch (environment) {
            case LIVE -> live;
            case TEST -> test;
        };
    }

    Account with(AccountLimits changed) {
        return new Account(id, name, plan, changed, live, test, createdAt);
    }

    /// The object that the command line prints and the audit trail keeps.
    public JsonText json() {
        return new JsonWriter().object()
            .field("id", publicId())
            .field("name", name)
            .field("plan", plan.word())
            .field("limits", limits.json())
            .field("created_at", createdAt)
            .endObject()
            .done();
    }

    static Optional<UUID> parseId(String publicId) {
        return TypeId.parse(PREFIX, publicId);
    }
}
