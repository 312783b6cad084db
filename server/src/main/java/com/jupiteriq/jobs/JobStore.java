package com.jupiteriq.jobs;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The table `jobs` as its tenants see it.
final class JobStore {

    static final int MAX_KIND = 50;

    static final String COLUMNS = """
        jobs.id, jobs.kind as job_kind, needs, jobs.state as job_state, done, total, errors, result_kept,
               jobs.created_at, started_at, finished_at""";

    private static final String SELECT = "select " + COLUMNS + "\nfrom jobs\n";

    private static final String FIND = SELECT + "where tenant_id = ? and id = ?";

    private static final String TAKEN = """
        select count(*) filter (where state in ('queued', 'running')) as unfinished,
               coalesce(sum(octet_length(input)), 0) as inputs,
               count(*) filter (where makes) as results,
               coalesce(sum(result_bytes) filter (where makes), 0) as result_bytes
        from jobs
        where tenant_id = ?
          and (state in ('queued', 'running') or makes and result_kept and state = 'succeeded')""";

    private static final String ROOM = """
        select 1
        from (
        %s
        ) as taken
        where unfinished < ? and inputs <= ? and results < ? and result_bytes < ?""".formatted(TAKEN);

    private static final String INSERT = """
        insert into jobs (
            tenant_id, id, kind, needs, makes, state, wanted, input, principal_kind, principal_id,
            principal_name,
            delegate_kind, delegate_id, delegate_name, permissions, created_at)
        values (?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String CANCEL = """
        update jobs
        set state = 'cancelled', finished_at = ?, wanted = null, input = null
        where tenant_id = ? and id = ? and state in ('queued', 'running')
        returning 1""";

    private static final String INPUT = "select input from jobs where tenant_id = ? and id = ?";

    private final Reads reads;
    private final Vault vault;

    JobStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
    }

    /// @param kinds by their words
    Listing<Job> list(List<String> kinds) {
        return Listing.of("jobs", SELECT, Job::id)
            .created(Job::createdAt)
            .where(Filter.where(
                Parameter.of("state", Kind.word(JobState.values(), JobState::word),
                    "Only those in this state."), "state = ?", JobState::word))
            .where(Filter.where(
                Parameter.of("kind", Kind.word(kinds.toArray(String[]::new), word -> word),
                    "Only those of this kind."), "kind = ?", word -> word))
            .read(reads, tenant -> JobStore::row);
    }

    /// Of jobs that need one of these.
    static Sql needing(Predicate<Permission> allowed) {
        return Sql.of("needs = any (?)",
            (Object) Permission.all().stream().filter(allowed).map(Permission::toString)
                .toArray(String[]::new));
    }

    Optional<Job> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), JobStore::row);
    }

    /// What an environment has taken of what it may.
    ///
    /// @param unfinished jobs that are not over
    /// @param inputs bytes of what was sent with them
    /// @param results of jobs, kept or still to be made
    record Taken(long unfinished, long inputs, long results, long resultBytes) {}

    Taken taken(Caller caller) {
        return reads.one(caller, Sql.of(TAKEN, caller.tenant().id()), row ->
            new Taken(row.getLong("unfinished"), row.getLong("inputs"), row.getLong("results"),
                row.getLong("result_bytes"))).orElseThrow();
    }

    /// A job with what is wanted of it.
    ///
    /// @param makes whether there will be something to fetch
    record Asked(Job job, JsonText wanted, byte @Nullable [] input, boolean makes) {

        /// What may be taken before it comes.
        Taken room() {
            return new Taken(Jobs.MOST_UNFINISHED,
                input == null ? Long.MAX_VALUE : Jobs.MOST_INPUT_BYTES - input.length,
                makes ? Jobs.MOST_RESULTS : Long.MAX_VALUE,
                makes ? Jobs.MOST_RESULT_BYTES : Long.MAX_VALUE);
        }
    }

    void insert(Asked asked, Write write) {
        Caller caller = write.caller();
        UUID tenant = caller.tenant().id();
        Principal principal = caller.principal();
        Principal delegate = caller.delegate();
        Job job = asked.job;
        Taken room = asked.room();
        write.oneAtATime("jobs");
        write.stageConditional(
            ROOM, tenant, room.unfinished, room.inputs, room.results, room.resultBytes);
        write.stage(INSERT, tenant, job.id(), job.kind(), job.needs().toString(), asked.makes,
            vault.seal(caller.tenant().account(), wantedPlace(job.id()), asked.wanted.text()),
            Sql.orNull(asked.input == null ? null
                : vault.seal(caller.tenant().account(), inputPlace(job.id()), asked.input), Sql.Null.BYTES),
            principal.kind().word(), principal.id(), openName(principal),
            Sql.orNull(delegate == null ? null : delegate.kind().word(), Sql.Null.TEXT),
            Sql.orNull(delegate == null ? null : delegate.id(), Sql.Null.UUID),
            Sql.orNull(delegate == null ? null : openName(delegate), Sql.Null.TEXT),
            caller.permissions().words().toArray(String[]::new), job.createdAt());
    }

    private static String openName(Principal principal) {
        String name = principal.openName();
        return name == null ? "" : name;
    }

    static String wantedPlace(UUID job) {
        return "jobs.wanted:" + job;
    }

    private static String inputPlace(UUID job) {
        return "jobs.input:" + job;
    }

    void cancel(Job job, Write write) {
        write.stageConditional(CANCEL, write.now(), write.caller().tenant().id(), job.id());
    }

    /// What was sent with it; empty when nothing was, or when the job is over.
    byte[] input(Caller caller, UUID id) {
        return reads.list(caller, Sql.of(INPUT, caller.tenant().id(), id), row -> row.getBytes("input"))
            .stream().filter(sealed -> sealed != null).findFirst()
            .map(sealed -> vault.open(caller.tenant().account(), inputPlace(id), sealed))
            .orElseGet(() -> new byte[0]);
    }

    static Job row(ResultSet row) throws SQLException {
        String errors = row.getString("errors");
        return new Job(
            row.getObject("id", UUID.class), row.getString("job_kind"), permission(row.getString("needs")),
            JobState.of(row.getString("job_state")),
            new Job.Progress(row.getLong("done"), row.getObject("total", Long.class)),
            errors.equals("[]") ? List.of() : JobDocument.errors(errors), row.getBoolean("result_kept"),
            RowReader.instant(row, "created_at"), RowReader.instantOrNull(row, "started_at"),
            RowReader.instantOrNull(row, "finished_at"));
    }

    private static Permission permission(String word) {
        return Permission.all().stream().filter(one -> one.toString().equals(word)).findFirst()
            .orElseThrow(() -> new IllegalStateException("no permission is called " + word));
    }
}
