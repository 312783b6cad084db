package com.jupiteriq.audit;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/// The table `audit`, partitioned by day.
public final class AuditStore implements Recorder {

    private static final Insert INSERT = Insert.into("audit", "tenant_id uuid, day date, id uuid,"
        + " action text, target text, actor_id uuid, request_id text, details bytea, created_at timestamptz,"
        + " subject uuid");

    private final Vault vault;
    private final Ids ids;

    public AuditStore(Vault vault, Ids ids) {
        this.vault = vault;
        this.ids = ids;
    }

    @Override
    public void stage(Write write, AuditEntry entry, List<Event> events) {
        write.insert(INSERT, values(
            write.caller().tenant(), write.caller().principal().id(),
            write.caller().origin(), entry, write.now()));
    }

    /// The row of an entry, for those who write it outside a [Write].
    ///
    /// @param actor the principal that acts; the all-zero UUID for the installation itself: the operator at
    ///     the command line, or the server
    public Sql row(Tenant tenant, UUID actor, Origin origin, AuditEntry entry, Instant now) {
        return INSERT.row(values(tenant, actor, origin, entry, now));
    }

    private Object[] values(Tenant tenant, UUID actor, Origin origin, AuditEntry entry, Instant now) {
        UUID id = ids.next();
        String details = new JsonWriter()
            .object()
            .field("before", entry.before())
            .field("after", entry.after())
            .field("address", origin.address())
            .field("user_agent", origin.userAgent())
            .endObject()
            .toString();
        return new Object[] {
            tenant.id(), now.atOffset(ZoneOffset.UTC).toLocalDate(), id,
            entry.action(), entry.target(), actor,
            origin.requestId(), vault.seal(tenant.account(), place(id), details), now,
            Sql.orNull(entry.subject(), Sql.Null.UUID)};
    }

    static String place(UUID entry) {
        return "audit.details:" + entry;
    }

    /// The details of an entry about a person who was erased: who acted from where, and not what was changed.
    static String erased(String details) {
        Fields told = new Fields(JsonReader.read(details.getBytes(StandardCharsets.UTF_8)).members());
        return new JsonWriter()
            .object()
            .nothing("before")
            .nothing("after")
            .field("address", told.text("address"))
            .field("user_agent", told.text("user_agent"))
            .field("erased", true)
            .endObject()
            .toString();
    }
}
