package com.jupiteriq.audit;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.seals.SigningKeys;
import com.jupiteriq.seals.SigningKeys.PublicHalf;
import com.jupiteriq.store.SqlErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The audit trail of an environment: its entries, the seals over them, and whether they still are what was
/// sealed. An entry is in it as soon as it has its place, a moment after its change was committed.
public final class Trail {

    /// How long one call verifies (002 has 30 seconds for all of it).
    static final Duration VERIFYING = Duration.ofSeconds(20);

    /// Verifications at once on this node: each keeps a core busy.
    static final int AT_ONCE = 2;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /// Seals that are read at a time.
    private static final int SEALS = 50;

    private final EntryStore entries;
    private final SealStore seals;
    private final Sealing sealing;
    private final KeepStore keeping;
    private final SigningKeys keys;
    private final JdbcClient worker;
    private final Duration verifying;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Trail(EntryStore entries, SealStore seals, Sealing sealing, KeepStore keeping, SigningKeys keys,
        JdbcClient worker, Duration verifying) {
        this.entries = entries;
        this.seals = seals;
        this.sealing = sealing;
        this.keeping = keeping;
        this.keys = keys;
        this.worker = worker;
        this.verifying = verifying;
    }

    public Listing<Entry> list() {
        return entries.list();
    }

    public Page<Entry> page(Caller caller, Selection selection, PageRequest page) {
        return entries.list().page(caller, selection.within(EntryStore.PLACED), page);
    }

    public Entry get(Caller caller, UUID id) {
        return entries.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing("audit entry")));
    }

    public Listing<Seal> seals() {
        return seals.list();
    }

    /// Every key that has signed a seal, of any account: they are the installation's.
    public List<PublicHalf> keys() {
        return SqlErrors.reached(() -> keys.all(worker));
    }

    /// Holds the entries of a time against their seals, after all that have a place were sealed. Whole seals
    /// are checked, so a little more than was asked for; when the time is over, it says where to go on.
    /// Refuses with `Unreadable` a time that ends before it begins, and with `Limited` when too many verify.
    ///
    /// @param from null for the beginning
    /// @param to null for now
    public Verdict verify(Caller caller, @Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new Refused(new Failure.Unreadable(
                "to", "The parameter `to` must not be earlier than `from`."));
        }
        if (!places.tryAcquire()) {
            throw new Refused(new Failure.Limited(RETRY_AFTER));
        }
        try {
            return SqlErrors.reached(() -> new Walk(caller, to).verdict(from));
        } finally {
            places.release();
        }
    }

    /// One way along the seals.
    private final class Walk {

        private final Caller caller;
        private final @Nullable Instant to;
        private final Deadline deadline = Deadline.in(verifying);

        /// The last place that has to be under a seal.
        private final long sealed;

        /// The first day whose entries have to be there.
        private final LocalDate kept;

        private final Chain chain;

        Walk(Caller caller, @Nullable Instant to) {
            this.caller = caller;
            this.to = to;
            this.sealed = sealing.sealAll(caller.tenant(), deadline);
            List<PublicHalf> genuine = keys.genuine(worker);
            this.kept = Keeping.from(keeping, caller.tenant(), genuine);
            this.chain = new Chain(genuine);
        }

        Verdict verdict(@Nullable Instant from) {
            long first = seals.firstSince(caller, from);
            List<Seal> some = first == 0 ? List.of() : seals.from(caller, first, SEALS);
            Optional<Seal> before = seals.before(caller, first == 0 ? Long.MAX_VALUE : first);
            before.ifPresent(chain::pass);
            if (before.isEmpty() && !some.isEmpty() && isHeadless(some.getFirst())) {
                return new Verdict(0, beforeAll(some.getFirst()), null);
            }
            while (!some.isEmpty()) {
                for (Seal seal : some) {
                    Verdict last = verdict(seal);
                    if (last != null) {
                        return last;
                    }
                }
                some = seals.from(caller, some.getLast().number() + 1, SEALS);
            }
            // whoever takes the newest seals away has to reckon with the head
            return new Verdict(chain.checked(),
                chain.next() <= sealed ? new Fault(chain.next(), Fault.Reason.SEAL) : null, null);
        }

        /// Whether seals before it are gone that are to be kept: of the older ones the newest stays.
        private boolean isHeadless(Seal first) {
            return first.number() > 1
                && !LocalDate.ofInstant(first.sealedAt(), ZoneOffset.UTC).isBefore(kept);
        }

        private Fault beforeAll(Seal first) {
            return new Fault(entries.earlier(caller, first.first(), kept).orElse(first.first() - 1),
                Fault.Reason.SEAL);
        }

        /// Null to go on.
        private @Nullable Verdict verdict(Seal seal) {
            EntryStore.Stretch stretch = entries.stretch(caller, seal);
            Fault fault = check(seal, stretch.proofs());
            boolean beyond =
                to != null && seal.sealedAt().isAfter(to) && stretch.earliest().isAfter(to);
            if (fault != null || beyond) {
                return new Verdict(chain.checked(), fault, null);
            }
            return deadline.passed()
                ? new Verdict(chain.checked(), null, seal.sealedAt().plus(1, ChronoUnit.MICROS)) : null;
        }

        private @Nullable Fault check(Seal seal, List<Proof> proofs) {
            if (seal.oldestDay().isBefore(kept) && proofs.size() < seal.last() - seal.first() + 1) {
                chain.pass(seal);
                return null;
            }
            return chain.check(seal, proofs);
        }
    }
}
