package com.jupiteriq.audit;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.tasks.Task;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives committed entries their places in the trail of their environment, without gaps, as the router does
/// with events: so no write waits for another, and an entry that commits late gets a late place. One node
/// does it at a time.
final class Placing {

    /// Entries in one transaction.
    static final int BATCH = 500;

    /// How long commits are gathered between two batches. An entry is seen through the API so much later.
    static final Duration GATHERING = Duration.ofMillis(200);

    /// A lost wake-up costs this long and never an entry.
    static final Duration POLL = Duration.ofSeconds(1);

    /// How often entries are looked for that were committed long after they were written.
    static final Duration EVERYWHERE = Duration.ofSeconds(10);

    private static final String COMMAND_LINE = "\"local\"";
    private static final Logger LOG = LoggerFactory.getLogger(Placing.class);

    private final PlaceStore store;
    private final TransactionTemplate transactions;
    private final Vault vault;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Duration everywhere;
    private final Task task = new Task("audit-places", "Gives audit entries their place in the trail", POLL,
        this::run).gathering(GATHERING).ending(this::run);
    private long lookedEverywhere;
    private volatile double lag;

    /// @param everywhere how often it looks at all days, as it does at first
    Placing(PlaceStore store, TransactionTemplate transactions, Vault vault, SecureRandom random,
        InstantSource clock, Duration everywhere) {
        this.store = store;
        this.transactions = transactions;
        this.vault = vault;
        this.random = random;
        this.clock = clock;
        this.everywhere = everywhere;
        this.lookedEverywhere = System.nanoTime() - everywhere.toNanos();
    }

    Task task() {
        return task;
    }

    Meters meters() {
        return Meters.of(Meter.gauge("jupiteriq_audit_lag_seconds",
            "Age of the oldest audit entry that waits for its place in the trail", Map.of(), () -> lag));
    }

    /// Says that entries were committed.
    void wake() {
        task.wake();
    }

    /// Until nothing waits.
    synchronized void run() {
        long now = System.nanoTime();
        boolean all = now - lookedEverywhere >= everywhere.toNanos();
        if (all) {
            look();
        }
        Integer placed;
        do {
            placed = transactions.execute(status -> store.alone() ? place(!all) : -1);
        } while (placed != null && placed == BATCH);
        if (placed != null && placed < 0) {
            // who is at work may have looked before the commit that woke this one
            task.wake();
        } else if (all) {
            lookedEverywhere = now;
        }
    }

    private void look() {
        Instant oldest = store.oldest();
        lag = oldest == null
            ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1_000.0);
    }

    private int place(boolean recent) {
        List<PlaceStore.Unplaced> due = store.due(recent, BATCH).stream().map(this::committed).toList();
        if (due.isEmpty()) {
            return 0;
        }
        List<UUID> tenants = due.stream().map(entry -> entry.tenant().id()).distinct().toList();
        Map<UUID, Long> heads = new HashMap<>(store.heads(tenants));
        List<PlaceStore.Placed> placed = new ArrayList<>(due.size());
        for (PlaceStore.Unplaced entry : due) {
            long at = heads.merge(entry.tenant().id(), 1L, Long::sum);
            byte[] commitment = entry.commitment();
            if (commitment == null) {
                throw new IllegalStateException("an audit entry without commitment was to be placed");
            }
            placed.add(new PlaceStore.Placed(entry, at, entry.facts().digest(at, commitment)));
        }
        store.place(placed, heads, clock.instant());
        return due.size();
    }

    /// An entry of an earlier version has neither salt nor commitment, and does not tell what its actor was.
    private PlaceStore.Unplaced committed(PlaceStore.Unplaced entry) {
        if (entry.commitment() != null) {
            return entry;
        }
        PlaceStore.Old old = store.old(entry);
        UUID account = entry.tenant().account();
        Details details = details(entry, old);
        if (details == null) {
            PlaceStore.Unplaced empty =
                new PlaceStore.Unplaced(entry.tenant(), entry.day(),
                    entry.facts().by(actor(entry.facts(), null)), nothing().commitment());
            store.adopt(empty, old.details(), null);
            return empty;
        }
        PlaceStore.Unplaced whole = new PlaceStore.Unplaced(entry.tenant(), entry.day(),
            entry.facts().by(actor(entry.facts(), details)), details.commitment());
        store.adopt(whole, vault.seal(account, AuditStore.place(entry.facts().id()), details.text()),
            AuditStore.addressIndex(vault, account, details.plainAddress()));
        return whole;
    }

    /// To commit to where nothing is left.
    private Details nothing() {
        return Details.of(Actor.UNKNOWN, new Origin("", "", ""), new AuditEntry("", "", null, null), random);
    }

    private static Principal.Kind actor(Facts facts, @Nullable Details details) {
        if (!facts.actorId().equals(Actor.NOBODY)) {
            return Principal.Kind.SERVICE_ACCOUNT;
        }
        return details != null && details.address().text().equals(COMMAND_LINE)
            ? Principal.Kind.OPERATOR : Principal.Kind.SYSTEM;
    }

    /// Null when they were wiped, or cannot be opened; that must not keep other entries from their places.
    private @Nullable Details details(PlaceStore.Unplaced entry, PlaceStore.Old old) {
        try {
            String text = vault.openText(
                entry.tenant().account(), AuditStore.place(entry.facts().id()), old.details());
            return text.equals(Details.ERASED) ? null : Details.ofOld(text, old.subject(), random);
        } catch (RuntimeException unreadable) {
            LOG.error("The details of the audit entry {}, of an earlier version, cannot be opened; it gets"
                + " its place without them: {}", entry.facts().publicId(), unreadable.getMessage());
            return null;
        }
    }
}
