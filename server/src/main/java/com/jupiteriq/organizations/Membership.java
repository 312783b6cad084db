package com.jupiteriq.organizations;

import java.time.Instant;
import java.util.UUID;

/// That a user belongs to an organization.
public record Membership(UUID organizationId, UUID userId, MemberRole role, Instant createdAt) {

    Membership as(MemberRole other) {
        return new Membership(organizationId, userId, other, createdAt);
    }

    boolean isOwner() {
        return role == MemberRole.OWNER;
    }
}
