package com.jupiteriq.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Numbers for people, counted per environment: `TCK-1`, `TCK-2`. Each node leases blocks ahead, on a
/// connection of the worker, so that no create waits for another; what a stopped node did not use is a gap
/// (decision C09).
public final class Numbers {

    static final int SMALLEST_BLOCK = 64;
    static final int LARGEST_BLOCK = 8_192;
    /// A block that lasts less than this is followed by one twice as long.
    static final long SHORT_LIVED_MILLIS = 2_000;

    /// Environments and kinds whose blocks are at hand. Beyond it the least used are forgotten, and the rest
    /// of their blocks is a gap too.
    static final int MAX_LEASES = 10_000;

    /// How long a create waits for numbers before it is refused.
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Numbers.class);

    private static final String LEASE = """
        insert into number_leases (tenant_id, kind, next)
        values (?, ?, 1 + ?)
        on conflict (tenant_id, kind) do update
        set next = number_leases.next + ?
        returning next""";

    private final JdbcClient worker;
    private final InstantSource clock;
    private final Executor background;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Cache<Sequence, Lease> leases;

    private record Sequence(java.util.UUID tenant, String kind) {}

    private record Block(long from, long end) {}

    public Numbers(JdbcClient worker, InstantSource clock, Executor background) {
        this(worker, clock, background, MAX_LEASES);
    }

    /// @param most leases that are kept
    Numbers(JdbcClient worker, InstantSource clock, Executor background, int most) {
        this.worker = worker;
        this.clock = clock;
        this.background = background;
        this.leases = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    public long next(Tenant tenant, String kind) {
        return leases.get(new Sequence(tenant.id(), kind), Lease::new).next();
    }

    private static void await(CompletableFuture<Block> attempt, long nanos) {
        try {
            attempt.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Refused refused ? refused : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw SqlErrors.unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw SqlErrors.unavailable();
        }
    }

    private final class Lease {

        private final Sequence sequence;
        private int size = SMALLEST_BLOCK;
        private long leasedAt;
        private Block current = new Block(0, 0);
        private long used;
        private @Nullable Block ahead;
        private @Nullable CompletableFuture<Block> attempt;

        Lease(Sequence sequence) {
            this.sequence = sequence;
        }

        /// Everyone who finds the block used up waits for the same attempt, and may find the next one used up
        /// too.
        long next() {
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (true) {
                long number = taken();
                if (number > 0) {
                    return number;
                }
                await(begin(), end - System.nanoTime());
            }
        }

        /// The next number of the blocks at hand; zero when there is none.
        private long taken() {
            long number;
            boolean low;
            synchronized (this) {
                if (used == current.end && ahead != null) {
                    current = ahead;
                    used = current.from;
                    ahead = null;
                }
                if (used == current.end) {
                    return 0;
                }
                number = used++;
                low = ahead == null && attempt == null && current.end - used < size / 2;
            }
            if (low) {
                begin();
            }
            return number;
        }

        /// The attempt to lease a block that is under way, or a new one.
        private CompletableFuture<Block> begin() {
            CompletableFuture<Block> mine = new CompletableFuture<>();
            synchronized (this) {
                if (attempt != null) {
                    return attempt;
                }
                if (ahead != null) {
                    return CompletableFuture.completedFuture(ahead);
                }
                attempt = mine;
            }
            try {
                background.execute(() -> lease(mine));
            } catch (RejectedExecutionException stopping) {
                end(mine, null);
                mine.completeExceptionally(SqlErrors.unavailable());
            }
            return mine;
        }

        private void lease(CompletableFuture<Block> mine) {
            try {
                Block block = leased();
                end(mine, block);
                mine.complete(block);
                failing.set(false);
            } catch (RuntimeException failed) {
                end(mine, null);
                mine.completeExceptionally(SqlErrors.unreachable(failed) ? SqlErrors.unavailable() : failed);
                if (!failing.getAndSet(true)) {
                    LOG.warn("Numbers could not be leased; whoever needs one tries it again", failed);
                }
            }
        }

        private synchronized void end(CompletableFuture<Block> mine, @Nullable Block block) {
            if (block != null) {
                ahead = block;
            }
            if (mine.equals(attempt)) {
                attempt = null;
            }
        }

        private Block leased() {
            int count = nextSize();
            long end = worker.sql(LEASE)
                .params(sequence.tenant, sequence.kind, count, count)
                .query(Long.class)
                .single();
            return new Block(end - count, end);
        }

        private synchronized int nextSize() {
            long now = clock.millis();
            boolean shortLived = now - leasedAt < SHORT_LIVED_MILLIS && leasedAt != 0;
            size = shortLived ? Math.min(LARGEST_BLOCK, size * 2) : Math.max(SMALLEST_BLOCK, size / 2);
            leasedAt = now;
            return size;
        }
    }
}
