package com.jupiteriq.firststart;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Totals;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What no facade tells or does: whether an environment ever had tickets, and where their numbers begin.
final class SandboxStore {

    /// The counters of an environment stay when its tickets go.
    private static final String HAD_TICKETS = """
        select 1
        from counters
        where tenant_id = ? and name = 'tickets'
        limit 1""";

    private static final String NUMBER_FROM = """
        insert into number_leases (tenant_id, kind, next)
        values (?, 'ticket', ?)
        on conflict (tenant_id, kind) do update
        set next = excluded.next""";

    static final String COUNTER = "sandbox";
    static final String MISSING_COMMENTS = "missing comments";

    private final Reads reads;
    private final JdbcClient worker;

    SandboxStore(Reads reads, JdbcClient worker) {
        this.reads = reads;
        this.worker = worker;
    }

    boolean hadTickets(Caller caller) {
        return reads.one(caller, Sql.of(HAD_TICKETS, caller.tenant().id()), row -> true).isPresent();
    }

    long missingComments(Caller caller) {
        Sql total = Totals.of(caller.tenant().id(), COUNTER, MISSING_COMMENTS);
        return reads.one(caller, total, row -> row.getLong(1)).orElse(0L);
    }

    void numberFrom(Tenant tenant, long first) {
        worker.sql(NUMBER_FROM).params(tenant.id(), first).update();
    }
}
