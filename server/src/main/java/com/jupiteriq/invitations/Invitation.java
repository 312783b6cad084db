package com.jupiteriq.invitations;

import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.organizations.MemberRole;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That somebody may come in who has its token: to an organization, or as the user for whom it was made.
///
/// @param organizationId null for an invitation of a user
/// @param userId null for an invitation to an organization
/// @param email to which it goes, and for which it counts
/// @param role in the organization
/// @param sentAt when the last mail of it was written, null for none
public record Invitation(
    UUID id,
    @Nullable UUID organizationId,
    @Nullable UUID userId,
    String email,
    MemberRole role,
    InvitationState state,
    @Nullable Instant sentAt,
    Instant expiresAt,
    Instant createdAt) {

    public static final String PREFIX = "inv";

    static final Duration VALID = Duration.ofDays(7);

    /// `inv_…` (decision C09)
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }

    /// Valid anew.
    Invitation renewed(@Nullable Instant sent, Instant now) {
        return new Invitation(id, organizationId, userId, email, role, InvitationState.PENDING, sent,
            now.plus(VALID), createdAt);
    }

    Invitation ended(InvitationState how) {
        return new Invitation(
            id, organizationId, userId, email, role, how, sentAt, expiresAt, createdAt);
    }

    /// Addresses are nobody's business who reads a log.
    @Override
    public String toString() {
        return "Invitation[" + publicId() + "]";
    }
}
