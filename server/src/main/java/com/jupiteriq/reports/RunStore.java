package com.jupiteriq.reports;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.reports.ReportRun.State;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// The table `report_runs` as its tenants see it.
final class RunStore {

    private static final String COLUMNS = """
        select id, report_id, state, scheduled, mailed, error, created_at, finished_at
        from report_runs
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and report_id = ? and id = ?";

    private static final String TAKEN = """
        select count(*) as runs, count(*) filter (where state = 'running') as running
        from report_runs
        where tenant_id = ? and report_id = ?""";

    private static final String BYTES = """
        select coalesce(sum(content_bytes), 0)
        from report_runs
        where tenant_id = ?""";

    private static final String INSERT = """
        insert into report_runs (tenant_id, id, report_id, state, scheduled, created_at)
        select ?, ?, ?, 'running', ?, ?
        where not exists (
            select
            from report_runs
            where tenant_id = ? and report_id = ? and state = 'running')
        returning 1""";

    private static final String SUCCEED = """
        update report_runs
        set state = 'succeeded', media_type = ?, content = ?, content_bytes = ?, mailed = ?, finished_at = ?
        where tenant_id = ? and id = ? and state = 'running'
        returning 1""";

    private static final String FAIL = """
        update report_runs
        set state = 'failed', error = ?, finished_at = ?
        where tenant_id = ? and id = ? and state = 'running'
        returning 1""";

    private static final String CONTENT = """
        select media_type, content
        from report_runs
        where tenant_id = ? and id = ? and state = 'succeeded'""";

    private final Reads reads;
    private final Vault vault;
    private final Listing<ReportRun> listing;

    RunStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.listing = Listing.of("report_runs", COLUMNS, ReportRun::id)
            .created(ReportRun::createdAt)
            .where(Filter.where(Parameter.of("state", Kind.word(State.values(), State::word),
                "Only those of which this became."), "state = ?", State::word))
            .read(reads, tenant -> RunStore::row);
    }

    Listing<ReportRun> list() {
        return listing;
    }

    static Sql of(UUID report) {
        return Sql.of("report_id = ?", report);
    }

    Optional<ReportRun> find(Caller caller, UUID report, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), report, id), RunStore::row);
    }

    /// @param runs of a report that are kept
    record Taken(long runs, boolean running) {}

    Taken taken(Caller caller, UUID report) {
        return reads.one(caller, Sql.of(TAKEN, caller.tenant().id(), report),
            row -> new Taken(row.getLong("runs"), row.getLong("running") > 0)).orElseThrow();
    }

    /// Of all results of the environment.
    long bytes(Caller caller) {
        return reads.one(caller, Sql.of(BYTES, caller.tenant().id()), row -> row.getLong(1)).orElseThrow();
    }

    /// Of two that begin at once, one has lost a race.
    void insert(ReportRun run, Write write) {
        UUID tenant = write.caller().tenant().id();
        write.stageConditional(INSERT, tenant, run.id(), run.report(), run.scheduled(), run.createdAt(),
            tenant, run.report());
    }

    void succeed(ReportRun run, String mediaType, byte[] content, Write write) {
        Caller caller = write.caller();
        write.stageConditional(SUCCEED, mediaType,
            vault.seal(caller.tenant().account(), place(run.id()), content), (long) content.length,
            (long) run.mailed(), write.now(), caller.tenant().id(), run.id());
    }

    void fail(ReportRun run, Write write) {
        write.stageConditional(FAIL, Sql.orNull(run.error(), Sql.Null.TEXT), write.now(),
            write.caller().tenant().id(), run.id());
    }

    /// What it told; empty when it has not succeeded.
    Optional<ReportResult> content(Caller caller, ReportRun run) {
        return reads.one(caller, Sql.of(CONTENT, caller.tenant().id(), run.id()), row -> {
            String mediaType = row.getString("media_type");
            return new ReportResult(mediaType, "report." + Format.ofMediaType(mediaType).word(),
                vault.open(caller.tenant().account(), place(run.id()), row.getBytes("content")));
        });
    }

    private static String place(UUID run) {
        return "report_runs.content:" + run;
    }

    private static ReportRun row(ResultSet row) throws SQLException {
        return new ReportRun(
            row.getObject("id", UUID.class), row.getObject("report_id", UUID.class),
            State.of(row.getString("state")), row.getBoolean("scheduled"), row.getInt("mailed"),
            row.getString("error"), RowReader.instant(row, "created_at"),
            RowReader.instantOrNull(row, "finished_at"));
    }
}
