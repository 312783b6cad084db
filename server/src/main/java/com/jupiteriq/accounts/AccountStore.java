package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

final class AccountStore {

    private static final String SELECT = """
        select accounts.id, accounts.version, accounts.name, accounts.plan, accounts.state,
               accounts.healthcare, accounts.region, accounts.quotas, accounts.gates, accounts.file_types,
               accounts.settings, accounts.created_at, accounts.updated_at,
               live.tenant_id as live_id, test.tenant_id as test_id,
               %s
        from accounts
        join environments live on live.account_id = accounts.id and live.kind = 'live'
        join environments test on test.account_id = accounts.id and test.kind = 'test'
        """.formatted(AccountLimits.COLUMNS);

    private static final String LIST = SELECT + """
        where accounts.state <> 'opening'
        order by accounts.created_at, accounts.id
        limit :limit""";

    private static final String PAGE = SELECT + """
        where accounts.state <> 'opening'
          and (:state = '' or accounts.state = :state)
          and (:plan = '' or accounts.plan = :plan)
          and (accounts.created_at, accounts.id) < (:at, :after)
        order by accounts.created_at desc, accounts.id desc
        limit :limit offset :offset""";

    private static final String COUNT = """
        select count(*)
        from accounts
        where state <> 'opening' and (:state = '' or state = :state) and (:plan = '' or plan = :plan)""";

    private static final String FIND = SELECT + "where accounts.id = :id";

    private static final String INSERT = """
        insert into accounts (id, name, plan, state, created_at, updated_at)
        values (:id, :name, :plan, :state, :at, :at)""";

    private static final String CHOSEN = "select id, settings from accounts where settings <> '{}'";

    private static final String UPDATE = """
        update accounts
        set version = ?, name = ?, plan = ?, state = ?, healthcare = ?, region = ?, requests_per_minute = ?,
            burst_percent = ?, burst_minutes = ?, endpoint_limits = ?, quotas = ?, gates = ?,
            file_types = ?, settings = ?, updated_at = ?
        where id = ? and version = ?
        returning 1""";

    private static final String FORGET_UNOPENED_ENVIRONMENTS = """
        delete from environments
        where account_id in (select id from accounts where state = 'opening' and created_at < :before)""";

    private static final String FORGET_UNOPENED_KEYS = """
        delete from data_keys
        where account_id in (select id from accounts where state = 'opening' and created_at < :before)""";

    private static final String FORGET_UNOPENED =
        "delete from accounts where state = 'opening' and created_at < :before";

    private static final String INSERT_ENVIRONMENT = """
        insert into environments (tenant_id, account_id, kind)
        values (:tenant, :account, :kind)""";

    private static final String HOLD = "select id from accounts where id = :id for no key update";

    private AccountStore() {}

    static List<Account> list(JdbcClient jdbc, int limit) {
        return jdbc.sql(LIST).param("limit", limit).query(AccountStore::account).list();
    }

    /// The newest first, and one more than wanted.
    ///
    /// @param after those that are older than this one
    static List<Account> page(JdbcClient jdbc, Wanted wanted, Place after, int limit, long offset) {
        return jdbc.sql(PAGE)
            .param("state", wanted.state())
            .param("plan", wanted.plan())
            .param("at", Sql.time(after.at()))
            .param("after", after.id())
            .param("limit", limit + 1)
            .param("offset", offset)
            .query(AccountStore::account).list();
    }

    static long count(JdbcClient jdbc, Wanted wanted) {
        return jdbc.sql(COUNT).param("state", wanted.state()).param("plan", wanted.plan())
            .query(Long.class).single();
    }

    /// By state and plan; each empty for any.
    record Wanted(String state, String plan) {}

    record Place(Instant at, UUID id) {

        /// Before all others.
        static final Place FIRST =
            new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));
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
            .param("state", account.state().word())
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

    /// Fails when another change came first.
    static void update(Account before, Account after, Write write) {
        write.stageConditional(UPDATE, after.version(), after.name(), after.plan().word(),
            after.state().word(), after.healthcare(), Sql.orNull(after.region(), Sql.Null.TEXT),
            Sql.orNull(after.limits().requestsPerMinute(), Sql.Null.LONG),
            after.limits().bursts().percent(), after.limits().bursts().minutes(),
            after.limits().endpoints().stream().map(EndpointLimit::toString).toArray(String[]::new),
            Overrides.texts(after.overrides().quotas()), after.overrides().storedGates(),
            after.fileTypes().toArray(String[]::new), after.settings().stored(), after.updatedAt(),
            before.id(), before.version());
    }

    /// For how many days accounts keep their audit entries that have chosen it.
    static Map<UUID, Integer> auditDays(JdbcClient jdbc) {
        Map<UUID, Integer> days = new HashMap<>();
        jdbc.sql(CHOSEN).query(row -> {
            long chosen = AccountSettings.stored(row.getString("settings")).auditDays();
            if (chosen != AccountSettings.USUAL.auditDays()) {
                days.put(row.getObject("id", UUID.class), (int) chosen);
            }
        });
        return Map.copyOf(days);
    }

    /// Takes away those that were made for requests that did not succeed.
    static void forgetUnopened(JdbcClient jdbc, Instant before) {
        for (String delete : List.of(FORGET_UNOPENED_ENVIRONMENTS, FORGET_UNOPENED_KEYS, FORGET_UNOPENED)) {
            jdbc.sql(delete).param("before", Sql.time(before)).update();
        }
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Account(
            id,
            row.getInt("version"),
            row.getString("name"),
            Plan.of(row.getString("plan")).orElseThrow(),
            AccountState.of(row.getString("state")),
            row.getBoolean("healthcare"),
            row.getString("region"),
            AccountLimits.stored(
                row.getObject("requests_per_minute", Long.class),
                new Bursts(row.getInt("burst_percent"), row.getInt("burst_minutes")),
                texts(row, "endpoint_limits")),
            Overrides.stored(texts(row, "quotas"), texts(row, "gates")),
            List.of(texts(row, "file_types")),
            AccountSettings.stored(row.getString("settings")),
            new Tenant(row.getObject("live_id", UUID.class), id, Environment.LIVE),
            new Tenant(row.getObject("test_id", UUID.class), id, Environment.TEST),
            RowReader.instant(row, "created_at"),
            RowReader.instant(row, "updated_at"));
    }
}
