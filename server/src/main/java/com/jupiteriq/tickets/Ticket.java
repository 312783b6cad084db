package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for help.
///
/// @param number counted per environment; people write `TCK-<number>`
/// @param version grows with every change of the ticket or of its comments
/// @param openedBy the principal that created it (decision C22)
/// @param resolvedAt the last time it became resolved, kept when it is reopened (decision C23)
/// @param closedAt the last time it became closed, kept when it is reopened
public record Ticket(
    UUID id,
    long number,
    int version,
    UUID openedBy,
    TicketDetails details,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt) {

    static Ticket opened(UUID id, long number, Principal by, TicketDetails details, Instant now) {
        Ticket blank = new Ticket(id, number, 1, by.id(), details, now, now, null, null);
        return blank.entering(details.status(), now);
    }

    /// The ticket with other details; the same ticket when they are equal.
    ///
    /// @param now after `updatedAt`
    Ticket changedTo(TicketDetails wanted, Instant now) {
        if (wanted.equals(details)) {
            return this;
        }
        Ticket changed = new Ticket(
            id, number, version + 1, openedBy, wanted, createdAt, now, resolvedAt, closedAt);
        return wanted.status() == details.status() ? changed : changed.entering(wanted.status(), now);
    }

    /// The ticket after somebody commented on it.
    Ticket touched(Instant now) {
        return new Ticket(
            id, number, version + 1, openedBy, details, createdAt, now, resolvedAt, closedAt);
    }

    boolean isOwnedBy(Principal principal) {
        return openedBy.equals(principal.id());
    }

    /// `TCK-12345` (001:74)
    public String publicId() {
        return publicIdOf(number);
    }

    static String publicIdOf(long number) {
        return "TCK-" + number;
    }

    private Ticket entering(TicketStatus status, Instant now) {
        return new Ticket(id, number, version, openedBy, details, createdAt, updatedAt,
            status == TicketStatus.RESOLVED ? now : resolvedAt,
            status == TicketStatus.CLOSED ? now : closedAt);
    }
}
