package com.jupiteriq.jobs;

import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The places of chores, as *worker*: the table `scheduled_chores` of db-scheduler, and which objects of the
/// features' tables may have one.
final class ChoreStore {

    /// Two nodes that let objects begin at the same moment would let too many.
    private static final String ONE_AT_A_TIME =
        "select pg_advisory_xact_lock(hashtextextended('chores', 0))";

    /// Jumps from tenant to tenant in the index, and takes the first of each that have no place yet, however
    /// many wait. Of those an account gets as many as it has places left. The row of db-scheduler is the
    /// place: nothing else says that an object is being worked on, so that nothing can say it wrongly.
    private static final String ADMIT = """
        with recursive tenants as (
            (
                select tenant_id
                from %1$s
                where (%2$s)
                order by tenant_id
                limit 1
            )
            union all
            select following.tenant_id
            from tenants
            cross join lateral (
                select tenant_id
                from %1$s
                where (%2$s) and tenant_id > tenants.tenant_id
                order by tenant_id
                limit 1
            ) following
        ),
        taken as (
            select account_id, count(*) as places
            from scheduled_chores
            where task_name = ?
            group by account_id
        ),
        nearest as (
            select environments.account_id, waiting.tenant_id, waiting.id,
                   row_number() over (partition by environments.account_id order by waiting.id) as place
            from tenants
            join environments on environments.tenant_id = tenants.tenant_id
            cross join lateral (
                select object.tenant_id, object.id
                from %1$s as object
                where (%2$s) and object.tenant_id = tenants.tenant_id
                  and not exists (
                      select
                      from scheduled_chores
                      where task_name = ? and task_instance = object.tenant_id || '/' || object.id)
                order by object.id
                limit ?
            ) waiting
        )
        insert into scheduled_chores (
            task_name, task_instance, account_id, execution_time, picked, version, consecutive_failures)
        select ?, nearest.tenant_id || '/' || nearest.id, nearest.account_id, ?, false, 1, 0
        from nearest
        left join taken on taken.account_id = nearest.account_id
        where nearest.place + coalesce(taken.places, 0) <= ?
        on conflict do nothing""";

    private static final String COUNT = """
        select (select count(*) from %1$s where (%2$s)) as unfinished,
               (select count(*) from scheduled_chores where task_name = ? and picked) as running""";

    private final JdbcClient worker;
    private final TransactionTemplate transactions;

    ChoreStore(JdbcClient worker, TransactionTemplate transactions) {
        this.worker = worker;
        this.transactions = transactions;
    }

    /// Lets begin what may.
    ///
    /// @param most of an account at once
    /// @return how many more may be worked on
    int admit(Chore chore, int most, Instant now) {
        String word = chore.word();
        Integer admitted = transactions.execute(status -> {
            worker.sql(ONE_AT_A_TIME).query((row, number) -> number).list();
            return worker.sql(over(ADMIT, chore))
                .params(word, word, most, word, Sql.time(now), most).update();
        });
        return admitted == null ? 0 : admitted;
    }

    private static String over(String sql, Chore chore) {
        return sql.formatted(chore.waiting().table(), chore.waiting().condition());
    }

    /// Of one chore, over all nodes.
    record Count(long waiting, long running) {

        static final Count NONE = new Count(0, 0);
    }

    /// By the words of the chores.
    Map<String, Count> count(List<Chore> chores) {
        Map<String, Count> counts = new HashMap<>();
        for (Chore chore : chores) {
            counts.put(chore.word(), worker.sql(over(COUNT, chore)).param(chore.word())
                .query((row, number) -> {
                    long running = row.getLong("running");
                    return new Count(Math.max(0, row.getLong("unfinished") - running), running);
                }).single());
        }
        return counts;
    }
}
