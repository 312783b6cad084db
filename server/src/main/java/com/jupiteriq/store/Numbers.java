package com.jupiteriq.store;

import com.jupiteriq.kernel.Tenant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Numbers for people, counted per environment: `TCK-1`, `TCK-2`. Each node leases blocks ahead, on a
/// connection of the worker, so that no create waits for another; what a stopped node did not use is a gap
/// (decision C09).
public final class Numbers {

    static final int SMALLEST_BLOCK = 64;
    static final int LARGEST_BLOCK = 8_192;
    /// A block that lasts less than this is followed by one twice as long.
    static final long SHORT_LIVED_MILLIS = 2_000;

    private static final String LEASE = """
        insert into number_leases (tenant_id, kind, next)
        values (?, ?, 1 + ?)
        on conflict (tenant_id, kind) do update
        set next = number_leases.next + ?
        returning next""";

    private final JdbcClient worker;
    private final InstantSource clock;
    private final Executor background;
    private final ConcurrentHashMap<Sequence, Lease> leases = new ConcurrentHashMap<>();

    private record Sequence(java.util.UUID tenant, String kind) {}

    private record Block(long from, long end) {}

    public Numbers(JdbcClient worker, InstantSource clock, Executor background) {
        this.worker = worker;
        this.clock = clock;
        this.background = background;
    }

    public long next(Tenant tenant, String kind) {
        return leases.computeIfAbsent(new Sequence(tenant.id(), kind), Lease::new).next();
    }

    private final class Lease {

        private final Sequence sequence;
        private int size = SMALLEST_BLOCK;
        private long leasedAt;
        private Block current = new Block(0, 0);
        private long used;
        private @Nullable Block ahead;
        private boolean fetching;

        Lease(Sequence sequence) {
            this.sequence = sequence;
        }

        synchronized long next() {
            if (used == current.end) {
                current = ahead == null ? lease() : ahead;
                used = current.from;
                ahead = null;
            }
            long number = used++;
            if (ahead == null && !fetching && current.end - used < size / 2) {
                fetching = true;
                background.execute(this::leaseAhead);
            }
            return number;
        }

        private void leaseAhead() {
            Block block = null;
            try {
                block = lease();
            } finally {
                synchronized (this) {
                    ahead = ahead == null ? block : ahead;
                    fetching = false;
                }
            }
        }

        private Block lease() {
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
