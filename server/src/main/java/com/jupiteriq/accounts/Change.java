package com.jupiteriq.accounts;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Statements;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One change of accounts or keys while its transaction is open.
///
/// Why this is no [com.jupiteriq.store.Write]: a write is one round trip as *app*, which sees a single
/// tenant, and is tried again when it lost a race; what the operator orders looks up and locks rows of
/// several tenants and of none, as *worker*, in the order in which it decides, and may join other work before
/// it commits.
public final class Change {

    /// Where every node hears of a [Told] (decision D9).
    public static final String CHANNEL = "key_changes";

    private static final String NOTIFY = "select pg_notify(:channel, :payload)";

    private final JdbcClient jdbc;
    private final Actor actor;
    private final Instant now;
    private final ControlAudit audit;

    Change(JdbcClient jdbc, Actor actor, Instant now, ControlAudit audit) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.now = now;
        this.audit = audit;
    }

    /// A client inside the transaction.
    public JdbcClient jdbc() {
        return jdbc;
    }

    /// The one time of everything in this change, in microseconds.
    public Instant now() {
        return now;
    }

    /// Runs a statement that another package has written.
    public void run(Sql statement) {
        Statements.run(jdbc, statement);
    }

    public void record(Tenant tenant, AuditEntry entry) {
        Statements.run(jdbc, audit.entry(tenant, actor, entry, now));
    }

    /// Tells every node at the commit.
    public void announce(Told told) {
        jdbc.sql(NOTIFY)
            .param("channel", CHANNEL)
            .param("payload", told.payload())
            .query((row, number) -> told)
            .single();
    }
}
