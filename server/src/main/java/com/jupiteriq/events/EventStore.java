package com.jupiteriq.events;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Recorder;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `events`, partitioned by day.
final class EventStore implements Recorder {

    private static final Insert INSERT = Insert.into("events", "tenant_id uuid, day date, id uuid,"
        + " type text, payload bytea, created_at timestamptz, withheld_from uuid, subject uuid");

    private static final String AFTER = """
        select id, type, payload, created_at, position
        from events
        where tenant_id = ? and position > ?
        order by position
        limit ?""";

    /// Every event of the stretch, but only the payloads that are wanted.
    private static final String AFTER_OF_TYPES = """
        select id, type, case when type = any (?) then payload end as payload, created_at, position
        from events
        where tenant_id = ? and position > ?
        order by position
        limit ?""";

    /// Positions have no gap, so that the head is also the number of events so far.
    private static final String NEWEST = """
        select position
        from event_heads
        where tenant_id = ?""";

    private static final String OLDEST = """
        select min(position) as position
        from events
        where tenant_id = ? and position is not null
        having count(*) > 0""";

    private final Reads reads;
    private final Vault vault;
    private final Ids ids;

    EventStore(Reads reads, Vault vault, Ids ids) {
        this.reads = reads;
        this.vault = vault;
        this.ids = ids;
    }

    @Override
    public void stage(Write write, AuditEntry entry, List<Event> events) {
        for (Event event : events) {
            UUID id = ids.next();
            byte[] payload =
                vault.seal(write.caller().tenant().account(), LoggedEvent.place(id), event.data().text());
            write.insert(INSERT,
                write.caller().tenant().id(), write.day(),
                id, event.type(), payload, write.now(),
                Sql.orNull(event.withheldFrom(), Sql.Null.UUID), Sql.orNull(entry.subject(), Sql.Null.UUID));
        }
    }

    /// The next events of the log, whatever their type.
    List<LoggedEvent> after(Caller caller, long position, int limit) {
        Sql query = Sql.of(AFTER, caller.tenant().id(), position, limit);
        return reads.list(caller, query, reader(caller.tenant().account()));
    }

    /// The next `scanned` events of the log; those of other types without their data.
    List<LoggedEvent> after(Caller caller, long position, List<String> types, int scanned) {
        Sql query = Sql.of(AFTER_OF_TYPES, types.toArray(String[]::new),
            caller.tenant().id(), position, scanned);
        return reads.list(caller, query, reader(caller.tenant().account()));
    }

    /// The position of the newest event; 0 while there was none.
    long newest(Caller caller) {
        return position(caller, NEWEST).orElse(0L);
    }

    /// The position of the oldest event that is kept.
    Optional<Long> oldest(Caller caller) {
        return position(caller, OLDEST);
    }

    private Optional<Long> position(Caller caller, String query) {
        return reads.one(caller, Sql.of(query, caller.tenant().id()), row -> row.getLong("position"));
    }

    private RowReader<LoggedEvent> reader(UUID account) {
        return row -> {
            UUID id = row.getObject("id", UUID.class);
            byte[] payload = row.getBytes("payload");
            return new LoggedEvent(
                id,
                row.getString("type"),
                RowReader.instant(row, "created_at"),
                payload == null ? JsonText.EMPTY_OBJECT
                    : new JsonText(vault.openText(account, LoggedEvent.place(id), payload)),
                row.getLong("position"));
        };
    }
}
