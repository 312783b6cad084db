package com.jupiteriq.jobs;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an attempt writes down of its job while it runs, in `jobs` and `job_results`. Each statement holds
/// only as long as no later attempt has begun and the job is not over.
final class StepStore {

    /// As long as this attempt is the job's last one.
    static final String LIVES = "tenant_id = ? and id = ? and attempt = ? and state = 'running'";

    private static final String STEP = """
        update jobs
        set done = ?, errors = ?, failures = 0
        where %s and done = ?
        returning 1""".formatted(LIVES);

    private static final String DONE = """
        update jobs
        set done = ?, failures = 0
        where %s
        returning 1""".formatted(LIVES);

    private static final String TOTAL = """
        update jobs
        set total = ?
        where %s
        returning 1""".formatted(LIVES);

    private static final String RUNS_STILL = "select 1 from jobs where %s".formatted(LIVES);

    private static final String BEGIN_RESULT = """
        with forgotten as (
            delete from job_results
            where tenant_id = ? and job_id = ? and attempt < ?
        )
        update jobs
        set result_type = ?, result_name = ?, result_bytes = 0, result_kept = true
        where %s
        returning 1""".formatted(LIVES);

    private static final String PART = """
        with room as (
            update jobs
            set result_bytes = result_bytes + ?
            where %s
              and ? + (
                  select coalesce(sum(others.result_bytes), 0)
                  from jobs as others
                  where others.tenant_id = jobs.tenant_id and others.makes and others.result_kept
                    and others.state in ('running', 'succeeded')) <= ?
            returning tenant_id, id, attempt
        )
        insert into job_results (tenant_id, job_id, attempt, part, content)
        select tenant_id, id, attempt, ?, ?
        from room
        returning 1""".formatted(LIVES);

    private static final String RESULT = """
        select attempt, result_type, result_name, result_parts, result_bytes
        from jobs
        where tenant_id = ? and id = ? and state = 'succeeded' and result_kept""";

    private static final String MADE =
        "select 1 from jobs where tenant_id = ? and id = ? and result_type is not null";

    private static final String READ_PART = """
        select content
        from job_results
        where tenant_id = ? and job_id = ? and attempt = ? and part = ?""";

    private final Reads reads;
    private final Writes writes;
    private final Vault vault;

    StepStore(Reads reads, Writes writes, Vault vault) {
        this.reads = reads;
        this.writes = writes;
        this.vault = vault;
    }

    /// What a step has done.
    ///
    /// @param errors all that are kept
    record Step(long before, long done, List<JobError> errors) {}

    void step(Attempt attempt, Step step, Write write) {
        write.stageConditional(STEP, step.done, JobDocument.kept(step.errors),
            attempt.tenant().id(), attempt.job().id(), attempt.number(), step.before);
    }

    boolean step(Caller caller, Attempt attempt, Step step) {
        return happened(caller, Sql.of(STEP, step.done, JobDocument.kept(step.errors),
            attempt.tenant().id(), attempt.job().id(), attempt.number(), step.before));
    }

    boolean runsStill(Caller caller, Attempt attempt) {
        return reads.one(caller, Sql.of(RUNS_STILL, attempt.tenant().id(), attempt.job().id(),
            attempt.number()), row -> true).isPresent();
    }

    boolean done(Caller caller, Attempt attempt, long done) {
        return happened(caller, Sql.of(DONE, done, attempt.tenant().id(), attempt.job().id(),
            attempt.number()));
    }

    boolean total(Caller caller, Attempt attempt, long total) {
        return happened(caller, Sql.of(TOTAL, total, attempt.tenant().id(), attempt.job().id(),
            attempt.number()));
    }

    /// Forgets what earlier attempts have made.
    boolean beginResult(Caller caller, Attempt attempt, String mediaType, String fileName) {
        UUID tenant = attempt.tenant().id();
        UUID job = attempt.job().id();
        return happened(caller, Sql.of(BEGIN_RESULT, tenant, job, attempt.number(), mediaType, fileName,
            tenant, job, attempt.number()));
    }

    /// Refuses with `Conflict` beyond [Jobs#MOST_RESULT_BYTES].
    boolean part(Caller caller, Attempt attempt, int part, byte[] content) {
        UUID job = attempt.job().id();
        byte[] sealed =
            vault.seal(attempt.tenant().account(), place(job, attempt.number(), part), content);
        boolean written = happened(caller, Sql.of(PART, content.length, attempt.tenant().id(), job,
            attempt.number(), content.length, Jobs.MOST_RESULT_BYTES, part, sealed));
        if (!written && runsStill(caller, attempt)) {
            throw Jobs.full(Jobs.RESULTS_FULL);
        }
        return written;
    }

    private boolean happened(Caller caller, Sql statement) {
        return writes.aside(caller, statement, row -> true).isPresent();
    }

    /// What a job has made, as long as it is kept.
    Optional<JobResult> result(Caller caller, UUID job) {
        return reads.one(caller, Sql.of(RESULT, caller.tenant().id(), job), row -> {
            int attempt = row.getInt("attempt");
            return new JobResult(row.getString("result_type"), row.getString("result_name"),
                row.getLong("result_bytes"), row.getInt("result_parts"),
                (reader, part) -> part(reader, job, attempt, part));
        });
    }

    /// Whether there was something once.
    boolean made(Caller caller, UUID job) {
        return reads.one(caller, Sql.of(MADE, caller.tenant().id(), job), row -> true).isPresent();
    }

    private Optional<byte[]> part(Caller caller, UUID job, int attempt, int part) {
        return reads.one(caller, Sql.of(READ_PART, caller.tenant().id(), job, attempt, part),
                row -> row.getBytes("content"))
            .map(sealed -> vault.open(caller.tenant().account(), place(job, attempt, part), sealed));
    }

    private static String place(UUID job, int attempt, int part) {
        return "job_results.content:" + job + ":" + attempt + ":" + part;
    }
}
