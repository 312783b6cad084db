package com.jupiteriq.audit;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The table `audit`, partitioned by day.
public final class AuditStore implements Recorder {

    private static final String INSERT = """
        insert into audit (tenant_id, day, id, action, target, actor_id, request_id, details, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Vault vault;
    private final Ids ids;

    public AuditStore(Vault vault, Ids ids) {
        this.vault = vault;
        this.ids = ids;
    }

    @Override
    public void stage(Write write, AuditEntry entry, List<Event> events) {
        Sql row = row(
            write.caller().tenant(), write.caller().principal().id(),
            write.caller().origin(), entry, write.now());
        write.stage(row.text(), row.parameters());
    }

    /// The row of an entry, for those who write it outside a [Write].
    ///
    /// @param actor the principal that acts; the all-zero UUID for the installation itself: the operator at
    ///     the command line, or the server
    public Sql row(Tenant tenant, UUID actor, Origin origin, AuditEntry entry, Instant now) {
        UUID id = ids.next();
        String details = new JsonWriter()
            .object()
            .field("before", entry.before())
            .field("after", entry.after())
            .field("address", origin.address())
            .field("user_agent", origin.userAgent())
            .endObject()
            .toString();
        return Sql.of(INSERT,
            tenant.id(), now.atOffset(ZoneOffset.UTC).toLocalDate(), id,
            entry.action(), entry.target(), actor,
            origin.requestId(), vault.seal(tenant.account(), "audit.details:" + id, details), now);
    }
}
