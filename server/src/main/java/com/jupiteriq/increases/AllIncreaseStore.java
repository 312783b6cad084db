package com.jupiteriq.increases;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The requests of all tenants that are not decided, as *worker*.
final class AllIncreaseStore {

    /// Requests that are looked at together.
    static final int AT_ONCE = 200;

    private static final String COLUMNS = """
        select asked.id, asked.version, asked.limit_name, asked.wanted, asked.reason, asked.state,
               asked.created_at, asked.updated_at, asked.tenant_id, environments.account_id,
               environments.kind, accounts.name as account_name, opened.ticket_id
        from limit_increases asked
        join environments on environments.tenant_id = asked.tenant_id
        join accounts on accounts.id = environments.account_id
        """;

    private static final String UNOPENED = COLUMNS + """
        left join limit_increase_tickets opened
            on opened.tenant_id = :operator and opened.request_id = asked.id
        where asked.state = 'pending' and opened.ticket_id is null
        order by asked.id
        limit :most""";

    private static final String OPENED = COLUMNS + """
        join limit_increase_tickets opened
            on opened.tenant_id = :operator and opened.request_id = asked.id
        where asked.state = 'pending' and asked.id > :after
        order by asked.id
        limit :most""";

    private final Controls controls;

    AllIncreaseStore(Controls controls) {
        this.controls = controls;
    }

    /// @param ticket null when there is none yet
    record Pending(Increase increase, Tenant tenant, String account, @Nullable UUID ticket) {}

    /// Those without a ticket, the oldest first.
    List<Pending> unopened(Tenant operator) {
        return controls.read(jdbc -> jdbc.sql(UNOPENED)
            .param("operator", operator.id())
            .param("most", AT_ONCE)
            .query(AllIncreaseStore::row)
            .list());
    }

    /// Those with a ticket, after this one.
    List<Pending> opened(Tenant operator, UUID after) {
        return controls.read(jdbc -> jdbc.sql(OPENED)
            .param("operator", operator.id())
            .param("after", after)
            .param("most", AT_ONCE)
            .query(AllIncreaseStore::row)
            .list());
    }

    private static Pending row(ResultSet row, int number) throws SQLException {
        Tenant tenant = RowReader.tenant(row);
        return new Pending(IncreaseStore.row(row), tenant, row.getString("account_name"),
            row.getObject("ticket_id", UUID.class));
    }
}
