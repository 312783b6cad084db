package com.jupiteriq.access;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `used_stream_tickets`.
final class UsedTicketStore {

    private static final String ADD = """
        insert into used_stream_tickets (tenant_id, id, ended_at)
        values (?, ?, ?)
        on conflict do nothing""";

    private static final String DELETE = """
        delete from used_stream_tickets
        where ended_at < ?""";

    private final JdbcClient worker;

    UsedTicketStore(DataSource worker) {
        this.worker = Controls.client(worker);
    }

    /// Whether it was not there.
    boolean add(UUID tenant, UUID ticket, Instant end) {
        return worker.sql(ADD).params(tenant, ticket, Sql.time(end)).update() == 1;
    }

    void deleteBefore(Instant end) {
        worker.sql(DELETE).param(Sql.time(end)).update();
    }
}
