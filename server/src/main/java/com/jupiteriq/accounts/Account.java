package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A customer of the platform with its two environments (decision D1).
public record Account(UUID id, String name, Plan plan, Tenant live, Tenant test, Instant createdAt) {

    private static final String PREFIX = "acc";

    /// The public form, `acc_…`.
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }

    public Tenant tenant(Environment environment) {
        return switch (environment) {
            case LIVE -> live;
            case TEST -> test;
        };
    }

    static Optional<UUID> parseId(String publicId) {
        return TypeId.parse(PREFIX, publicId);
    }
}
