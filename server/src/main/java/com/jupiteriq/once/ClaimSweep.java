package com.jupiteriq.once;

import com.jupiteriq.store.Sql;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes expired claims in small batches.
final class ClaimSweep {

    static final Duration EVERY = Duration.ofMinutes(1);
    static final int BATCH = 1_000;

    private static final String DELETE = """
        delete from idempotency
        where (tenant_id, scope) in (
            select tenant_id, scope
            from idempotency
            where expires_at <= ?
            limit ?)""";

    private final JdbcClient worker;
    private final InstantSource clock;
    private final Task task =
        new Task("claim-sweep", "Deletes expired idempotency keys", EVERY, this::sweep);

    ClaimSweep(JdbcClient worker, InstantSource clock) {
        this.worker = worker;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    void sweep() {
        int deleted;
        do {
            deleted = worker.sql(DELETE).params(Sql.time(clock.instant()), BATCH).update();
        } while (deleted == BATCH && !task.stopping());
    }
}
