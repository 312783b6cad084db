package com.jupiteriq.audit;

import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.SigningKeys;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts entries that have their places under signed seals: each thousand, and what has waited for an hour.
/// Any node does it; the row of an environment's head sees to it that one does it at a time.
final class Sealing {

    /// Entries under one seal.
    static final int MOST = 1_000;

    /// The longest time that an entry is under none.
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final SealStore store;
    private final SigningKeys keys;
    private final JdbcClient worker;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Task task = new Task("audit-seals",
        "Seals the audit trail: every thousand entries, or every hour", EVERY, this::run);

    Sealing(SealStore store, SigningKeys keys, JdbcClient worker, TransactionTemplate transactions,
        InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.worker = worker;
        this.transactions = transactions;
        this.clock = clock;
    }

    Task task() {
        return task;
    }

    /// Seals what is due.
    void run() {
        Instant now = clock.instant();
        List<Tenant> due;
        do {
            due = store.due(MOST, now.minus(LONGEST));
            for (Tenant tenant : due) {
                if (task.stopping()) {
                    return;
                }
                seal(tenant, now.minus(LONGEST), task::stopping);
            }
        } while (!due.isEmpty());
    }

    /// Seals every entry of the environment that has a place, or as many as there is time for. Answers the
    /// last place that is under a seal.
    long sealAll(Tenant tenant, Deadline deadline) {
        return seal(tenant, clock.instant(), deadline::passed);
    }

    /// @param waiting since when fewer than [#MOST] have to wait to be sealed
    private long seal(Tenant tenant, Instant waiting, BooleanSupplier ending) {
        Progress progress;
        do {
            progress = transactions.execute(status -> sealNext(tenant, waiting));
        } while (progress != null && progress.more() && !ending.getAsBoolean());
        return progress == null ? 0 : progress.sealed();
    }

    private record Progress(long sealed, boolean more) {}

    private Progress sealNext(Tenant tenant, Instant waiting) {
        Optional<SealStore.Head> found = store.head(tenant);
        if (found.isEmpty()) {
            return new Progress(0, false);
        }
        SealStore.Head head = found.get();
        long waits = head.sequence() - head.sealed();
        if (waits == 0 || waits < MOST && head.unsealedSince().isAfter(waiting)) {
            return new Progress(head.sealed(), false);
        }
        Optional<Seal> before = store.last(tenant);
        long last = Math.min(head.sequence(), head.sealed() + MOST);
        store.insert(tenant, sealed(tenant, before, head.sealed() + 1, last));
        return new Progress(last, true);
    }

    private Seal sealed(Tenant tenant, Optional<Seal> before, long first, long last) {
        List<SealStore.Digest> digests = store.digests(tenant, first, last);
        if (digests.size() != last - first + 1) {
            LOG.error("Of the audit entries {} to {} of {} there are {}; was something taken away past the"
                + " server?", first, last, Seal.Home.of(tenant), digests.size());
        }
        Instant now = later(before);
        Seal.Stretch stretch = new Seal.Stretch(Seal.Home.of(tenant),
            before.map(Seal::number).orElse(0L) + 1, first, last, before.map(Seal::seal).orElse(Seal.NONE));
        byte[] seal = Digests.seal(stretch, digests.stream().map(SealStore.Digest::bytes).toList());
        SigningKeys.Signed signed = keys.sign(worker, seal, now);
        LocalDate oldest = digests.stream().map(SealStore.Digest::day).min(Comparator.naturalOrder())
            .orElse(LocalDate.ofInstant(now, ZoneOffset.UTC));
        return new Seal(stretch, seal, signed.signature(), signed.keyId(), oldest, now);
    }

    /// Clocks of nodes differ a little; whoever goes on behind the time of a seal must not meet it again.
    private Instant later(Optional<Seal> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return before.map(seal -> seal.sealedAt().plus(1, ChronoUnit.MICROS))
            .filter(least -> least.isAfter(now)).orElse(now);
    }
}
