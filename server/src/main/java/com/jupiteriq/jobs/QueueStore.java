package com.jupiteriq.jobs;

import com.jupiteriq.access.AccountTerms;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The jobs of all tenants, as *worker*: which may run, what becomes of an attempt, what is forgotten.
final class QueueStore {

    /// Two nodes that let jobs begin at the same moment would let too many.
    private static final String ONE_AT_A_TIME =
        "select pg_advisory_xact_lock(hashtextextended('jobs', 0))";

    /// Those that may run have the first places of their account, whoever was asked for first of the others
    /// the next ones. The row of db-scheduler comes with the place, so that neither is without the other.
    private static final String ADMIT = """
        with unfinished as (
            select jobs.tenant_id, jobs.id, jobs.admitted_at,
                   row_number() over (
                       partition by environments.account_id
                       order by jobs.admitted_at is null, jobs.id) as place
            from jobs
            join environments on environments.tenant_id = jobs.tenant_id
            where jobs.state in ('queued', 'running')
        ),
        admitted as (
            update jobs
            set admitted_at = ?
            from unfinished
            where unfinished.place <= ? and unfinished.admitted_at is null
              and jobs.tenant_id = unfinished.tenant_id and jobs.id = unfinished.id
              and jobs.state = 'queued'
            returning jobs.tenant_id, jobs.id
        )
        insert into scheduled_tasks (
            task_name, task_instance, execution_time, picked, version, consecutive_failures)
        select ?, tenant_id || '/' || id, ?, false, 1, 0
        from admitted
        on conflict do nothing""";

    private static final String BEGIN = """
        update jobs
        set state = 'running', attempt = attempt + 1, started_at = coalesce(started_at, ?)
        from environments
        where jobs.tenant_id = ? and jobs.id = ? and jobs.state in ('queued', 'running')
          and jobs.kind = any (?) and environments.tenant_id = jobs.tenant_id
        returning %s, attempt, failures, wanted, principal_kind, principal_id, principal_name,
                  delegate_kind, delegate_id, delegate_name, permissions, jobs.tenant_id,
                  environments.account_id, environments.kind as environment""".formatted(JobStore.COLUMNS);

    private static final String GIVE_UP = """
        update jobs
        set state = 'failed', finished_at = ?, wanted = null, input = null, errors = ?
        where tenant_id = ? and id = ? and state in ('queued', 'running') and kind <> all (?)
          and admitted_at < ?""";

    /// Whoever runs one finds that a later attempt has begun; db-scheduler begins the next one.
    private static final String BEGIN_ANEW = """
        with anew as (
            update jobs
            set attempt = attempt + 1, done = 0, result_bytes = 0, result_kept = false
            where tenant_id = ? and needs = any (?) and state = 'running' and result_kept
            returning tenant_id, id
        ),
        dropped as (
            delete from job_results
            using anew
            where job_results.tenant_id = anew.tenant_id and job_results.job_id = anew.id
        )
        update scheduled_tasks
        set picked = false, picked_by = null, last_heartbeat = null, execution_time = ?,
            version = version + 1
        from anew
        where task_name = ? and task_instance = anew.tenant_id || '/' || anew.id""";

    private static final String TERMS = "select " + AccountTerms.COLUMNS + "\nfrom environments\n"
        + AccountTerms.JOINED + "where environments.tenant_id = ?";

    private static final String IS_OVER = """
        select state not in ('queued', 'running')
        from jobs
        where tenant_id = ? and id = ?""";

    private static final String FINISH = """
        update jobs
        set state = ?, finished_at = ?, wanted = null, input = null, errors = ?, result_parts = ?,
            result_bytes = ?
        where %s""".formatted(StepStore.LIVES);

    private static final String FAILED = """
        update jobs
        set failures = failures + 1
        where %s""".formatted(StepStore.LIVES);

    private static final String COUNT = """
        select state, count(*) as jobs
        from jobs
        where state in ('queued', 'running')
        group by state""";

    private static final String DROP = """
        with expired as (
            select tenant_id, id
            from jobs
            where result_kept and %s
            limit ?
        ),
        dropped as (
            delete from job_results
            using expired
            where job_results.tenant_id = expired.tenant_id and job_results.job_id = expired.id
        )
        update jobs
        set result_kept = false
        from expired
        where jobs.tenant_id = expired.tenant_id and jobs.id = expired.id""";

    private static final String DROP_EXPIRED =
        DROP.formatted("(finished_at < ? or state in ('failed', 'cancelled'))");

    private static final String DROP_NEEDING =
        DROP.formatted("tenant_id = ? and needs = any (?) and state = 'succeeded'");

    private static final String FORGET = """
        delete from jobs
        where (tenant_id, id) in (
            select tenant_id, id
            from jobs
            where created_at < ? and state not in ('queued', 'running')
            limit ?)""";

    private static final Logger LOG = LoggerFactory.getLogger(QueueStore.class);

    private final JdbcClient worker;
    private final TransactionTemplate transactions;
    private final Vault vault;

    QueueStore(JdbcClient worker, TransactionTemplate transactions, Vault vault) {
        this.worker = worker;
        this.transactions = transactions;
        this.vault = vault;
    }

    /// Names a job, or whatever else is worked on, over all tenants.
    record Key(UUID tenant, UUID id) {

        static Key parse(String instance) {
            int slash = instance.indexOf('/');
            return new Key(UUID.fromString(instance.substring(0, slash)),
                UUID.fromString(instance.substring(slash + 1)));
        }
    }

    /// Lets begin what may.
    ///
    /// @param most of an account at once
    /// @param task under which db-scheduler knows them
    /// @return how many more may run
    int admit(int most, String task, Instant now) {
        Integer admitted = transactions.execute(status -> {
            worker.sql(ONE_AT_A_TIME).query((row, number) -> number).list();
            return worker.sql(ADMIT).params(Sql.time(now), most, task, Sql.time(now)).update();
        });
        return admitted == null ? 0 : admitted;
    }

    /// The next attempt.
    ///
    /// @param attempt null when this node cannot read what was kept of the job
    record Begun(int number, @Nullable Attempt attempt) {}

    /// Empty when the job is over or forgotten, or of a kind that is not among these.
    Optional<Begun> begin(Key key, List<String> kinds, Instant now) {
        return worker.sql(BEGIN)
            .params(Sql.time(now), key.tenant, key.id, kinds.toArray(String[]::new))
            .query((row, number) -> begun(key, row)).optional();
    }

    private Begun begun(Key key, ResultSet row) throws SQLException {
        int attempt = row.getInt("attempt");
        try {
            return new Begun(attempt, attempt(row));
        } catch (RuntimeException unreadable) {
            LOG.error("What is kept of {} cannot be read", Job.publicId(key.id), unreadable);
            return new Begun(attempt, null);
        }
    }

    /// Ends as failed what has been waiting so long for a node that knows its kind.
    boolean giveUp(Key key, List<String> kinds, Instant now, Duration wait) {
        return worker.sql(GIVE_UP)
            .params(Sql.time(now), JobDocument.kept(List.of(Fault.UNKNOWN)), key.tenant, key.id,
                kinds.toArray(String[]::new), Sql.time(now.minus(wait)))
            .update() > 0;
    }

    private Attempt attempt(ResultSet row) throws SQLException {
        Tenant tenant = new Tenant(row.getObject("tenant_id", UUID.class),
            row.getObject("account_id", UUID.class), Environment.of(row.getString("environment")));
        Principal principal = Principal.kept(row.getString("principal_kind"),
            row.getObject("principal_id", UUID.class), row.getString("principal_name"));
        String[] permissions = (String[]) row.getArray("permissions").getArray();
        Job job = JobStore.row(row);
        String wanted =
            vault.openText(tenant.account(), JobStore.wantedPlace(job.id()), row.getBytes("wanted"));
        return new Attempt(job, tenant, row.getInt("attempt"), row.getInt("failures"), new JsonText(wanted),
            new Attempt.Asking(principal, delegate(row), Permissions.kept(List.of(permissions))));
    }

    private static @Nullable Principal delegate(ResultSet row) throws SQLException {
        UUID id = row.getObject("delegate_id", UUID.class);
        return id == null
            ? null : Principal.kept(row.getString("delegate_kind"), id, row.getString("delegate_name"));
    }

    /// What the account may use now.
    AccountTerms terms(Tenant tenant) {
        return worker.sql(TERMS).param(tenant.id()).query((row, number) -> AccountTerms.read(row)).single();
    }

    /// Whether nothing is to be done any more.
    boolean isOver(Key key) {
        return worker.sql(IS_OVER).params(key.tenant, key.id).query(Boolean.class).optional().orElse(true);
    }

    /// How an attempt has ended its job.
    ///
    record Ending(JobState state, List<JobError> errors, int parts, long bytes) {}

    /// False when the attempt is superseded.
    boolean finish(Key key, int attempt, Ending ending, Instant now) {
        return worker.sql(FINISH).params(ending.state.word(), Sql.time(now),
            JobDocument.kept(ending.errors), ending.parts, ending.bytes,
            key.tenant, key.id, attempt).update() > 0;
    }

    /// Counts a try that failed. False when the attempt is superseded.
    boolean failed(Attempt attempt) {
        return worker.sql(FAILED)
            .params(attempt.tenant().id(), attempt.job().id(), attempt.number()).update() > 0;
    }

    /// How many are not over, by their states.
    Map<JobState, Long> unfinished() {
        return worker.sql(COUNT)
            .query((row, number) -> Map.entry(JobState.of(row.getString("state")), row.getLong("jobs")))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Drops what was made of jobs that were over before this, and of those that have not succeeded.
    int dropResults(Instant overBefore, int most) {
        return worker.sql(DROP_EXPIRED).params(Sql.time(overBefore), most).update();
    }

    /// Drops what was made of jobs of the tenant that need one of these.
    int dropResults(Tenant tenant, List<Permission> needs, int most) {
        return worker.sql(DROP_NEEDING)
            .params(tenant.id(), needs.stream().map(Permission::toString).toArray(String[]::new), most)
            .update();
    }

    /// Begins anew what makes something of the tenant that needs one of these.
    int beginAnew(Tenant tenant, List<Permission> needs, Instant now) {
        return worker.sql(BEGIN_ANEW)
            .params(tenant.id(), needs.stream().map(Permission::toString).toArray(String[]::new),
                Sql.time(now), Queue.NAME)
            .update();
    }

    int forget(Instant askedBefore, int most) {
        return worker.sql(FORGET).params(Sql.time(askedBefore), most).update();
    }
}
