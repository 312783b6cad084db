package com.jupiteriq.firststart;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Totals;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What no facade tells or does: whether an environment ever had tickets, and where numbers begin.
final class SandboxStore {

    /// The counters of an environment stay when its tickets go.
    private static final String HAD_TICKETS = """
        select 1
        from counters
        where tenant_id = ? and name = 'tickets'
        limit 1""";

    private static final String NUMBER_FROM = """
        insert into number_leases (tenant_id, kind, next)
        values (?, ?, ?)
        on conflict (tenant_id, kind) do update
        set next = excluded.next""";

    static final String COUNTER = "sandbox";
    static final String MISSING_COMMENTS = "missing comments";
    static final String ROLES = "roles";
    static final String USERS = "users";
    static final String ORGANIZATIONS = "organizations";
    static final String ITEMS = "items";
    static final String MISSING_FILES = "missing files";

    private final Reads reads;
    private final JdbcClient worker;

    SandboxStore(Reads reads, JdbcClient worker) {
        this.reads = reads;
        this.worker = worker;
    }

    boolean hadTickets(Caller caller) {
        return reads.one(caller, Sql.of(HAD_TICKETS, caller.tenant().id()), row -> true).isPresent();
    }

    /// @param what of the sandbox
    long count(Caller caller, String what) {
        Sql total = Totals.of(caller.tenant().id(), COUNTER, what);
        return reads.one(caller, total, row -> row.getLong(1)).orElse(0L);
    }

    /// @param kind of object
    void numberFrom(Tenant tenant, String kind, long first) {
        worker.sql(NUMBER_FROM).params(tenant.id(), kind, first).update();
    }
}
