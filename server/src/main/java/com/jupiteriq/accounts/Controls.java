package com.jupiteriq.accounts;

import com.jupiteriq.store.OutcomeUnknown;
import com.jupiteriq.store.SqlErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Rare work on accounts and keys, as *worker*: rows, audit entry and notification in one transaction.
public final class Controls {

    /// What one statement may take.
    static final Duration STATEMENT_TIME = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final ControlAudit audit;

    public Controls(DataSource worker, InstantSource clock, ControlAudit audit) {
        this.jdbc = client(worker);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(worker));
        this.clock = clock;
        this.audit = audit;
    }

    /// A client whose statements are bounded in time.
    public static JdbcClient client(DataSource source) {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setQueryTimeout((int) STATEMENT_TIME.toSeconds());
        return JdbcClient.create(template);
    }

    /// Runs `work` in one transaction, or in the one that [#together] has opened.
    public <T> T change(Actor actor, Function<Change, T> work) {
        Instant now = now();
        return together(() -> work.apply(new Change(jdbc, actor, now, audit)));
    }

    /// In microseconds, as the database keeps it.
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Lets several changes commit as one, or none of them: what `work` does last happens before the commit.
    /// Throws [OutcomeUnknown] when the connection was lost at the commit.
    public <T> T together(Supplier<T> work) {
        return SqlErrors.reached(() -> transactions.execute(status -> work.get()));
    }

    /// Reads whatever no tenant owns or whose tenant is only being looked up.
    public <T> T read(Function<JdbcClient, T> work) {
        return SqlErrors.reached(() -> work.apply(jdbc));
    }
}
