package com.jupiteriq.accounts;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Writes audit rows whose details a test can read: `before → after from address`, with ids in the order of
/// the entries.
public final class TestAudit implements ControlAudit, Recorder {

    private static final String INSERT = """
        insert into audit (tenant_id, day, id, action, target, actor_id, request_id, details, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final AtomicLong COUNT = new AtomicLong();

    @Override
    public Sql entry(Tenant tenant, Actor actor, AuditEntry entry, Instant at) {
        String details =
            text(entry.before()) + " → " + text(entry.after()) + " from " + actor.origin().address();
        return Sql.of(INSERT,
            tenant.id(), LocalDate.ofInstant(at, ZoneOffset.UTC), new UUID(0, COUNT.incrementAndGet()),
            entry.action(), entry.target(), actor.principal().id(), actor.origin().requestId(),
            details.getBytes(StandardCharsets.UTF_8), at);
    }

    @Override
    public void stage(Write write, AuditEntry entry, List<Event> events) {
        Actor actor = new Actor(write.caller().principal(), write.caller().origin());
        Sql row = entry(write.caller().tenant(), actor, entry, write.now());
        write.stage(row.text(), row.parameters());
    }

    private static String text(@Nullable JsonText json) {
        return json == null ? "nothing" : json.text();
    }
}
