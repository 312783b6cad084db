package com.jupiteriq.audit;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.SigningKeys;
import com.jupiteriq.seals.SigningKeys.PublicHalf;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How long entries are kept: as long as their account has chosen, otherwise as long as the installation
/// says. From which day on an environment keeps its entries is signed, and only then the older ones go; so
/// whoever verifies knows what is missing rightly.
final class Keeping {

    private static final Duration EVERY = Duration.ofHours(1);

    /// Environments that are looked at, and entries that are deleted, at a time.
    private static final int SOME = 500;

    private final KeepStore store;
    private final SigningKeys keys;
    private final JdbcClient worker;
    private final TransactionTemplate transactions;
    private final Supplier<Map<UUID, Integer>> chosen;
    private final RetentionSettings retention;
    private final InstantSource clock;
    private final Task task = new Task("audit-retention",
        "Takes out of the audit trail what is older than its account keeps", EVERY, this::run).atOnce();

    Keeping(KeepStore store, SigningKeys keys, JdbcClient worker, TransactionTemplate transactions,
        Supplier<Map<UUID, Integer>> chosen, RetentionSettings retention, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.worker = worker;
        this.transactions = transactions;
        this.chosen = chosen;
        this.retention = retention;
        this.clock = clock;
    }

    Task task() {
        return task;
    }

    /// Days after which whole partitions are dropped: one more than the account that keeps most, since its
    /// day is to be signed before.
    static int longest(int usual, Map<UUID, Integer> chosen) {
        return chosen.values().stream().mapToInt(days -> days).reduce(usual, Math::max) + 1;
    }

    void run() {
        Map<UUID, Integer> own = chosen.get();
        int usual = retention.auditRetentionDays();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate dropped = today.minusDays(longest(usual, own));
        List<KeepStore.Due> some;
        do {
            some = store.due(today, usual, own, SOME);
            for (KeepStore.Due due : some) {
                if (task.stopping()) {
                    return;
                }
                transactions.executeWithoutResult(status -> sign(due));
                takeOut(due, dropped);
            }
        } while (!some.isEmpty());
    }

    private void sign(KeepStore.Due due) {
        byte[] text = Digests.kept(Seal.Home.of(due.tenant()), due.from());
        store.keep(due, keys.sign(worker, text, clock.instant()));
    }

    /// @param dropped days before it have no partition any more
    private void takeOut(KeepStore.Due due, LocalDate dropped) {
        boolean byPartition = !due.from().isAfter(dropped.plusDays(1));
        int gone = byPartition ? 0 : SOME;
        while (gone == SOME && !task.stopping()) {
            gone = store.deleteEntries(due, dropped, SOME);
        }
        store.deleteSeals(due);
    }

    /// The day from which on the environment keeps its entries; long ago when none has been taken out. What
    /// somebody else has written there counts for nothing.
    static LocalDate from(KeepStore store, Tenant tenant, List<PublicHalf> keys) {
        return store.kept(tenant)
            .filter(kept -> keys.stream().anyMatch(key -> key.id().equals(kept.signed().keyId())
                && key.hasSigned(Digests.kept(Seal.Home.of(tenant), kept.from()), kept.signed().signature())))
            .map(KeepStore.Kept::from)
            .orElse(LocalDate.EPOCH);
    }
}
