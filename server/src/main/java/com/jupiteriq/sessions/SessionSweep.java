package com.jupiteriq.sessions;

import com.jupiteriq.store.Sql;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Deletes sessions that are over with their tokens, and wipes what no client is told again.
final class SessionSweep {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int BATCH = 1_000;

    private static final String END = """
        with over as (
            select tenant_id, id from sessions where expires_at <= :now limit :most for update skip locked
        ), gone as (
            delete from session_tokens using over
            where session_tokens.tenant_id = over.tenant_id and session_tokens.session_id = over.id
        )
        delete from sessions using over
        where sessions.tenant_id = over.tenant_id and sessions.id = over.id""";

    private static final String WIPE = """
        update session_tokens
        set kept = null
        where (tenant_id, id) in (
            select tenant_id, id
            from session_tokens
            where kept is not null and replaced_at <= :told
            limit :most
            for update skip locked)""";

    private final JdbcClient worker;
    private final InstantSource clock;
    private final Duration grace;
    private final Task task = new Task(
        "session-sweep", "Deletes sessions that are over, with their tokens", EVERY,
        this::sweep);

    SessionSweep(JdbcClient worker, InstantSource clock, Duration grace) {
        this.worker = worker;
        this.clock = clock;
        this.grace = grace;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    void sweep() {
        Instant now = clock.instant();
        all(END, "now", now);
        all(WIPE, "told", now.minus(grace));
    }

    private void all(String statement, String name, Instant before) {
        int done;
        do {
            done = worker.sql(statement).param(name, Sql.time(before)).param("most", BATCH).update();
        } while (done == BATCH && !task.stopping());
    }
}
