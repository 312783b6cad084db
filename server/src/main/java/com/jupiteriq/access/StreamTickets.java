package com.jupiteriq.access;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tokens.Pepper;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Tickets that stand in a URL for a key, since browsers cannot give an event stream a header (decision C65).
/// One holds its own id, the id of its key and its end, under a seal that every node can check; nothing is
/// stored of it before it is used, and then that it was.
public final class StreamTickets {

    /// From its making to its use.
    public static final Duration LIFE = Duration.ofSeconds(60);

    private static final String PREFIX = "sst_";
    private static final int CONTENT = 5 * Long.BYTES;
    private static final int SEAL = 32;
    private static final int MAX_LENGTH = 128;

    private final Pepper pepper;
    private final Ids ids;
    private final InstantSource clock;
    private final UsedTicketStore used;

    StreamTickets(Pepper pepper, Ids ids, InstantSource clock, UsedTicketStore used) {
        this.pepper = pepper;
        this.ids = ids;
        this.clock = clock;
        this.used = used;
    }

    /// What a ticket says, once its seal was found to be ours.
    record Opened(UUID id, UUID key, Instant end) {}

    /// A new ticket for this key; never written to a log.
    public String issue(UUID key) {
        UUID id = ids.next();
        byte[] content = ByteBuffer.allocate(CONTENT)
            .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits())
            .putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits())
            .putLong(clock.instant().plus(LIFE).toEpochMilli())
            .array();
        byte[] ticket = ByteBuffer.allocate(CONTENT + SEAL).put(content).put(pepper.seal(content)).array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(ticket);
    }

    /// Empty when it is none of ours, or its time is over; whether it was used is another question.
    Optional<Opened> open(String text) {
        if (!text.startsWith(PREFIX) || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return decoded(text.substring(PREFIX.length()))
            .filter(ticket -> ticket.length == CONTENT + SEAL)
            .flatMap(this::checked)
            .filter(opened -> clock.instant().isBefore(opened.end()));
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private Optional<Opened> checked(byte[] ticket) {
        ByteBuffer parts = ByteBuffer.wrap(ticket);
        byte[] content = new byte[CONTENT];
        byte[] seal = new byte[SEAL];
        parts.get(content).get(seal);
        if (!pepper.sealed(content, seal)) {
            return Optional.empty();
        }
        ByteBuffer said = ByteBuffer.wrap(content);
        return Optional.of(new Opened(
            new UUID(said.getLong(), said.getLong()),
            new UUID(said.getLong(), said.getLong()),
            Instant.ofEpochMilli(said.getLong())));
    }

    /// Whether this is its first use, on any node.
    boolean use(Opened ticket, UUID tenant) {
        return used.add(tenant, ticket.id(), ticket.end());
    }

    Tasks tasks() {
        return Tasks.of(new Task(
            "used-stream-tickets", "Forgets used tickets of streams that have ended", LIFE, this::sweep));
    }

    /// Forgets tickets that nobody could use any more.
    void sweep() {
        used.deleteBefore(clock.instant().minus(LIFE));
    }
}
