package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

final class AccountStore {

    private static final String SELECT = """
        select accounts.id, accounts.name, accounts.plan, accounts.requests_per_minute,
               accounts.endpoint_limits, accounts.created_at,
               live.tenant_id as live_id, test.tenant_id as test_id
        from accounts
        join environments live on live.account_id = accounts.id and live.kind = 'live'
        join environments test on test.account_id = accounts.id and test.kind = 'test'
        """;

    private static final String LIST = SELECT + "order by accounts.created_at, accounts.id limit :limit";
    private static final String FIND = SELECT + "where accounts.id = :id";

    private static final String INSERT = """
        insert into accounts (id, name, plan, created_at)
        values (:id, :name, :plan, :at)""";

    private static final String UPDATE_LIMITS = """
        update accounts
        set requests_per_minute = :requests, endpoint_limits = :endpoints
        where id = :id""";

    private static final String INSERT_ENVIRONMENT = """
        insert into environments (tenant_id, account_id, kind)
        values (:tenant, :account, :kind)""";

    private static final String HOLD = "select id from accounts where id = :id for no key update";

    private AccountStore() {}

    static List<Account> list(JdbcClient jdbc, int limit) {
        return jdbc.sql(LIST).param("limit", limit).query(AccountStore::account).list();
    }

    static Optional<Account> find(JdbcClient jdbc, UUID id) {
        return jdbc.sql(FIND).param("id", id).query(AccountStore::account).optional();
    }

    /// Holds the account against other changes of it until the end of the transaction.
    static void hold(JdbcClient jdbc, UUID id) {
        jdbc.sql(HOLD).param("id", id).query(UUID.class).single();
    }

    static void insert(JdbcClient jdbc, Account account) {
        jdbc.sql(INSERT)
            .param("id", account.id())
            .param("name", account.name())
            .param("plan", account.plan().word())
            .param("at", Sql.time(account.createdAt()))
            .update();
        for (Environment environment : Environment.values()) {
            jdbc.sql(INSERT_ENVIRONMENT)
                .param("tenant", account.tenant(environment).id())
                .param("account", account.id())
                .param("kind", environment.word())
                .update();
        }
    }

    static void updateLimits(JdbcClient jdbc, Account account) {
        jdbc.sql(UPDATE_LIMITS)
            .param("id", account.id())
            .param("requests", account.limits().requestsPerMinute(), Types.BIGINT)
            .param("endpoints", account.limits().endpoints().stream()
                .map(EndpointLimit::toString).toArray(String[]::new))
            .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Account(
            id,
            row.getString("name"),
            Plan.of(row.getString("plan")).orElseThrow(),
            AccountLimits.stored(row.getObject("requests_per_minute", Long.class),
                (String[]) row.getArray("endpoint_limits").getArray()),
            new Tenant(row.getObject("live_id", UUID.class), id, Environment.LIVE),
            new Tenant(row.getObject("test_id", UUID.class), id, Environment.TEST),
            RowReader.instant(row, "created_at"));
    }
}
