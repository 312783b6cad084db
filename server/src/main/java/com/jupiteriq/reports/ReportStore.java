package com.jupiteriq.reports;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.reports.Schedule.Every;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `reports`.
final class ReportStore {

    private static final String COLUMNS = """
        select id, version, name, template, query, format, every, on_day, at_time, time_zone, recipients,
               last_run_at, next_run_at, created_at, updated_at
        from reports
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String INSERT = """
        insert into reports (
            tenant_id, id, version, name, template, query, format, every, on_day, at_time, time_zone,
            recipients, next_run_at, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /// A run that began in between has said already when it is due next.
    private static final String UPDATE = """
        update reports
        set version = ?, name = ?, template = ?, query = ?, format = ?, every = ?, on_day = ?, at_time = ?,
            time_zone = ?, recipients = ?, next_run_at = case when ? then ? else next_run_at end,
            updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String BEGUN = """
        update reports
        set last_run_at = ?
        where tenant_id = ? and id = ?""";

    private static final String PLANNED = """
        update reports
        set next_run_at = ?
        where tenant_id = ? and id = ? and version = ? and next_run_at = ?
        returning 1""";

    private static final String DELETE = """
        delete from reports
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private final Reads reads;
    private final Listing<Report> listing;

    ReportStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of("reports", COLUMNS, Report::id)
            .timed(Report::createdAt, Report::updatedAt)
            .read(reads, tenant -> ReportStore::row);
    }

    Listing<Report> list() {
        return listing;
    }

    Optional<Report> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), ReportStore::row);
    }

    void insert(Report report, Write write) {
        Columns kept = new Columns(report);
        write.stage(INSERT, write.caller().tenant().id(), report.id(), report.version(), report.name(),
            kept.template(), kept.query(), report.format().word(), kept.every(), kept.on(), kept.at(),
            kept.timeZone(), kept.recipients(), kept.nextRunAt(), report.createdAt(), report.updatedAt());
    }

    void update(Report before, Report after, Write write) {
        Columns kept = new Columns(after);
        boolean planned = before.schedule() == null || !before.schedule().equals(after.schedule());
        write.stageConditional(UPDATE, after.version(), after.name(), kept.template(), kept.query(),
            after.format().word(), kept.every(), kept.on(), kept.at(), kept.timeZone(), kept.recipients(),
            planned, kept.nextRunAt(), after.updatedAt(),
            write.caller().tenant().id(), before.id(), before.version());
    }

    void begun(Report report, Write write) {
        write.stage(BEGUN, write.now(), write.caller().tenant().id(), report.id());
    }

    /// Says when it is due next. Of two that do, one has lost a race.
    void planned(Report report, Instant next, Write write) {
        write.stageConditional(PLANNED, next, write.caller().tenant().id(), report.id(), report.version(),
            Sql.orNull(report.nextRunAt(), Sql.Null.TIMESTAMP));
    }

    void delete(Report report, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), report.id(), report.version());
    }

    /// What may be null, with its type.
    private record Columns(Report report) {

        Object template() {
            return text(report.template() == null ? null : report.template().word());
        }

        Object query() {
            return text(report.query() == null ? null : report.query().text());
        }

        Object every() {
            return text(report.schedule() == null ? null : report.schedule().every().word());
        }

        Object on() {
            Integer on = report.schedule() == null ? null : report.schedule().on();
            return Sql.orNull(on == null ? null : Long.valueOf(on), Sql.Null.LONG);
        }

        Object at() {
            return text(report.schedule() == null ? null : report.schedule().at());
        }

        Object timeZone() {
            return text(report.schedule() == null ? null : report.schedule().timeZone());
        }

        Object recipients() {
            return new Sql.Array("uuid",
                report.recipients().stream().map(UUID::toString).toArray(String[]::new));
        }

        Object nextRunAt() {
            return Sql.orNull(report.nextRunAt(), Sql.Null.TIMESTAMP);
        }

        private static Object text(@Nullable String value) {
            return Sql.orNull(value, Sql.Null.TEXT);
        }
    }

    private static Report row(ResultSet row) throws SQLException {
        String template = row.getString("template");
        String query = row.getString("query");
        return new Report(
            row.getObject("id", UUID.class), row.getInt("version"), row.getString("name"),
            template == null ? null : Template.of(template), query == null ? null : new JsonText(query),
            Format.of(row.getString("format")), schedule(row),
            List.of((UUID[]) row.getArray("recipients").getArray()),
            RowReader.instantOrNull(row, "last_run_at"), RowReader.instantOrNull(row, "next_run_at"),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }

    private static @Nullable Schedule schedule(ResultSet row) throws SQLException {
        String every = row.getString("every");
        return every == null ? null : new Schedule(Every.of(every), row.getObject("on_day", Integer.class),
            row.getString("at_time"), row.getString("time_zone"));
    }
}
