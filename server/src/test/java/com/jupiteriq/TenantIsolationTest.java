package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.notices.Entrance;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.IsolationCheck;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.text.EmailAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What *jupiter_app* sees of other tenants: nothing (decisions D2, D11).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationTest {

    /// Tenant tables in which *app* has no right at all, only *worker*. Every other one it reads for the
    /// tenant that is set.
    private static final List<String> OUT_OF_REACH =
        List.of("audit_heads", "number_leases", "rollup_values", "used_stream_tickets");

    /// The one table in which a tenant that has done nothing has a row, which is itself.
    private static final String OF_EACH = "environments";

    /// Tables without a tenant that *app* reads: the account of the tenant that is set, plans, uptime, sla.
    private static final List<String> ABOVE_TENANTS = List.of("accounts", "plans", "uptime", "sla");

    /// The others without a tenant; *app* has no right in any of them either.
    private static final List<String> OF_NO_TENANT =
        List.of("data_keys", "file_sweeps", "fingerprints", "flyway_schema_history", "master_key_handovers",
            "pepper_handovers", "peppers", "scheduled_chores", "scheduled_tasks", "signing_keys");

    private static final String TABLES = """
        select relname
        from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and %s \
        exists (
            select from pg_attribute where attrelid = pg_class.oid and attname = 'tenant_id')
        order by relname
        """;

    private static final String WHERE_APP_MAY = """
        select relname
        from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
            and has_table_privilege('jupiter_app', oid, '%s')
        """;

    /// Sequences hold numbers of nobody, and no login can read one without adding to it.
    private static final String OTHER_SOURCES = """
        select relname
        from pg_class
        where relnamespace = 'public'::regnamespace and relkind not in ('r', 'p', 'i', 'I', 'c')
            and relname not in ('event_moments', 'data_type_revisions', 'data_index_ids')
            and not (relkind = 'v' and 'security_invoker=true' = any(reloptions))
        """;

    private static final String PARTITIONED = """
        select relname
        from pg_class
        where relkind = 'p' and not relispartition
        order by relname
        """;

    private static final String PARTITIONS = """
        select relname
        from pg_class
        where relispartition and relkind in ('r', 'p')
        order by relname
        """;

    private TestServer server;
    private Login app;
    private Login worker;
    private Login superuser;
    private Unfolded unfolded;
    private UUID tenant;
    private UUID other;
    private List<String> ofOneTenant;

    @BeforeAll
    void seed() throws SQLException {
        server = new TestServer();
        Seed seed = new Seed(server);
        app = server.tenants.logins.app();
        worker = server.tenants.logins.worker();
        superuser = server.tenants.superuser;
        tenant = seed.account.live().id();
        other = server.account().test().id();
        server.tenants.worker.sql("insert into used_stream_tickets values (?, ?, now())")
            .params(tenant, server.tenants.ids.next()).update();
        server.tenants.worker.sql("insert into rollup_failing values (?, now())").param(tenant).update();
        unfolded = Unfolded.from(server, seed.secrets.getFirst());
        server.tenants.all.sql("insert into erasures values (?, ?, now(), 'done', null)")
            .params(tenant, server.tenants.ids.next()).update();
        server.tenants.all.sql("insert into payments values (?, ?, 'INV-1', 'failed', 1, 'EUR', now())")
            .params(tenant, server.tenants.ids.next()).update();
        limits();
        items();
        jobs();
        files();
        ofOneTenant = column(superuser, TABLES.formatted("")).stream()
            .filter(table -> !OUT_OF_REACH.contains(table)).toList();
        mail(seed.account.live());
    }

    private void limits() {
        for (String row : List.of("limit_alerts values (?, current_date, ?, 'minute', 80)",
                "limit_increases values (?, ?, 1, 'keys', 9, 'More', 'declined', now(), now())",
                "limit_increase_tickets values (?, ?, gen_random_uuid())")) {
            server.tenants.all.sql("insert into " + row).params(tenant, server.tenants.ids.next()).update();
        }
    }

    /// Rows of an index that is being filled, which the seed's own item does not have. Nothing works on it,
    /// since it waits for a transaction that is still to come.
    private void items() {
        for (String row : List.of("data_index values (?, 1, false, 'x', ?)",
                "data_index_work (tenant_id, index_id, type, kind, doing, since, after_item)"
                    + " values (?, 1, 'order', 'text', 'fill', '9000000000000000000', ?)")) {
            server.tenants.all.sql("insert into " + row).params(tenant, server.tenants.ids.next()).update();
        }
        server.tenants.all.sql("insert into data_index_use values (?, 1, current_date)").param(tenant)
            .update();
    }

    /// Of the seed's file, which has no bytes. Nobody collects the garbage meanwhile.
    private void files() {
        server.part(Background.class).stop();
        for (String row : List.of("file_parts select tenant_id, id, 0, 1, gen_random_uuid() from files",
                "file_thumbnails select tenant_id, id, 'small', 1, 1, 'image/png', 1, 'x', gen_random_uuid(),"
                    + " gen_random_uuid() from files",
                "file_links select tenant_id, gen_random_uuid(), id, 'x', now(), now() from files",
                "file_uses select tenant_id, id, gen_random_uuid(), gen_random_uuid(), 'TCK-1' from files",
                "file_garbage select tenant_id, gen_random_uuid() from files")) {
            server.tenants.all.sql("insert into " + row).update();
        }
    }

    private void jobs() {
        UUID job = server.tenants.ids.next();
        server.tenants.all.sql("""
            insert into jobs (
                tenant_id, id, kind, needs, state, principal_kind, principal_id, principal_name, permissions,
                created_at, finished_at)
            values (?, ?, 'test', 'data:read', 'succeeded', 'system', gen_random_uuid(), 'test', '{}', now(),
                now())""").params(tenant, job).update();
        server.tenants.all.sql("insert into job_results values (?, ?, 1, 0, '')")
            .params(tenant, job).update();
    }

    private void mail(Tenant of) {
        Caller caller = new Caller(of, Principal.installation("test"), Permissions.NONE,
            new Origin("req_test", "local", ""), Deadline.in(Duration.ofMinutes(1)));
        Notices notices = server.part(Notices.class);
        Letter letter = notices.letters().userInvitation("Acme", Entrance.of(null, "t"), Instant.EPOCH);
        EmailAddress recipient = EmailAddress.parse("ann@example.com").orElseThrow();
        server.part(Writes.class).run(caller, write -> {
            notices.stage(new Mail(recipient, of.id(), letter), write);
            write.record(new AuditEntry("test.mail", "test", null, null));
            return letter;
        });
    }

    @AfterAll
    void stop() throws SQLException {
        unfolded.close();
        server.close();
    }

    @Test
    void every_table_is_a_tenants_or_on_a_list() throws SQLException {
        List<String> readable = whereAppMay("select");
        assertThat(column(superuser, TABLES.formatted(""))).filteredOn(table -> !readable.contains(table))
            .as("tables with a tenant_id that app cannot read; if that is meant, OUT_OF_REACH names them")
            .containsExactlyInAnyOrderElementsOf(OUT_OF_REACH);
        assertThat(column(superuser, TABLES.formatted("not"))).containsExactlyInAnyOrderElementsOf(
            Stream.of(ABOVE_TENANTS, OF_NO_TENANT).flatMap(List::stream).toList());
        assertThat(column(superuser, OTHER_SOURCES)).as("views and such pass policies by").isEmpty();
    }

    /// So that its partitions are made, watched and dropped.
    @Test
    void every_partitioned_table_is_declared_by_its_feature() throws SQLException {
        assertThat(server.parts(DailyTable.class)).extracting(DailyTable::name)
            .containsExactlyInAnyOrderElementsOf(column(superuser, PARTITIONED));
    }

    @Test
    void without_a_tenant_or_with_another_there_are_no_rows() throws SQLException {
        for (String table : ofOneTenant) {
            assertThat(rows(superuser, null, table))
                .as("rows of %s as the superuser; when a seed is missing, let Seed make one", table)
                .isPositive();
            assertThat(rows(app, tenant, table)).as(table + " with its tenant").isPositive();
            assertThat(rows(app, null, table)).as(table + " without a tenant").isZero();
            assertThat(rows(app, other, table)).as(table + " with another tenant")
                .isEqualTo(table.equals(OF_EACH) ? 1 : 0);
        }
    }

    @Test
    void what_app_has_no_right_in_is_denied() throws SQLException {
        List<String> denied = Stream.of(OUT_OF_REACH, OF_NO_TENANT).flatMap(List::stream).toList();
        for (UUID set : new UUID[] {null, tenant, other}) {
            assertDenied(app, set, denied);
        }
        for (String table : OUT_OF_REACH) {
            assertThat(rows(superuser, null, table)).as(table).isPositive();
        }
    }

    @Test
    void every_partition_is_denied_where_the_superuser_sees_rows() throws SQLException {
        List<String> partitions = column(superuser, PARTITIONS);
        assertThat(partitions).hasSizeGreaterThanOrEqualTo(16);
        for (Login login : List.of(app, worker)) {
            for (UUID set : new UUID[] {null, tenant, other}) {
                assertDenied(login, set, partitions);
            }
        }
        // in one statement, for attempts of deliveries go on
        String counts = "select count(*) from %s as seen union all select count(*) from %s as told";
        List<String> seenAndTold = column(superuser,
            counts.formatted(rowsOf(partitions), rowsOf(column(superuser, PARTITIONED))));
        assertThat(seenAndTold.getFirst()).isEqualTo(seenAndTold.getLast()).isNotEqualTo("0");
    }

    private static String rowsOf(List<String> tables) {
        return tables.stream().map(table -> "select from " + table)
            .collect(Collectors.joining(" union all ", "(", ")"));
    }

    @Test
    void the_rows_of_another_tenant_cannot_be_changed() throws SQLException {
        assertThat(whereAppMay("update")).contains("tickets", "counters");
        for (String table : ofTenants(whereAppMay("update"))) {
            assertThat(changed(other, "update " + table + " set tenant_id = tenant_id")).as(table).isZero();
            String given = "update " + table + " set tenant_id = '" + other + "'";
            assertThatThrownBy(() -> changed(tenant, given), given)
                .hasMessageContaining("row-level security");
        }
        assertThat(whereAppMay("delete")).contains("tickets", "idempotency");
        for (String table : whereAppMay("delete")) {
            assertThat(changed(other, "delete from " + table)).as(table).isZero();
        }
    }

    private static List<String> ofTenants(List<String> tables) {
        return tables.stream().filter(table -> !ABOVE_TENANTS.contains(table)).toList();
    }

    @Test
    void a_tenant_sees_and_changes_its_own_account_only() throws SQLException {
        assertThat(rows(superuser, null, "accounts")).isGreaterThan(1);
        assertThat(rows(app, null, "accounts")).isZero();
        for (UUID set : List.of(tenant, other)) {
            assertThat(rows(app, set, "accounts")).isOne();
            assertThat(changed(set, "update accounts set region = 'here'")).isOne();
            String taken = "update accounts set id = gen_random_uuid()";
            assertThatThrownBy(() -> changed(set, taken)).hasMessageContaining("row-level security");
        }
        assertThat(whereAppMay("insert")).doesNotContainAnyElementsOf(ABOVE_TENANTS);
        assertThat(whereAppMay("delete")).doesNotContainAnyElementsOf(ABOVE_TENANTS);
    }

    @Test
    void the_search_functions_find_rows_of_the_set_tenant_only() throws SQLException {
        for (String found : List.of(
            "find_tickets(array['subjectmarkq7x'], null)", "find_tickets(array['subjectmarkq7x'], 1000)",
            "count_tickets(array['subjectmarkq7x'], 1000) as counted where counted > 0",
            "find_tickets_tagged('tagmarkq7x')", "find_users(" + words() + ", null)",
            "find_users(" + words() + ", 1000)",
            "count_users(" + words() + ", 1000) as counted where counted > 0",
            "find_organizations(array['corporation'], null)", "find_organizations(array['corporation'], 9)",
            "count_organizations(array['corporation'], 9) as counted where counted > 0")) {
            assertThat(rows(app, tenant, found)).as(found).isEqualTo(1);
            assertThat(rows(app, other, found)).as(found).isZero();
            assertThat(rows(app, null, found)).as(found).isZero();
        }
    }

    /// By which the seeded user is found.
    private String words() throws SQLException {
        List<String> kept = column(superuser, "select tsvector_to_array(words)::text from users");
        return "'" + kept.getFirst() + "'::text[]";
    }

    @Test
    void the_start_notices_every_policy_that_is_dropped() throws SQLException {
        try (TestTenants fresh = new TestTenants()) {
            IsolationCheck check =
                new IsolationCheck(fresh.database.app(), fresh.database.worker(), fresh.clock, List.of());
            assertThat(check.problems()).isEmpty();
            for (String table : Stream.of(ofOneTenant, OUT_OF_REACH).flatMap(List::stream).toList()) {
                run(fresh.logins.owner(), "alter policy tenant on " + table + " rename to kept;"
                    + " create policy tenant on " + table + " to jupiter_app using (tenant_id is not null);"
                    + " drop policy kept on " + table);
                assertThat(check.problems()).as("opened " + table)
                    .anyMatch(problem -> problem.contains(table));
                run(fresh.logins.owner(), "drop policy tenant on " + table);
                assertThat(check.problems()).as("dropped on " + table).anyMatch(problem -> problem.contains(
                    "The table " + table + " has no policy for jupiter_app that compares with app.tenant"));
                run(fresh.logins.owner(), "create policy tenant on " + table + " to jupiter_app"
                    + " using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)");
                assertThat(check.problems()).isEmpty();
            }
        }
    }

    private List<String> whereAppMay(String verb) throws SQLException {
        return column(superuser, WHERE_APP_MAY.formatted(verb));
    }

    private static void assertDenied(Login login, @Nullable UUID tenant,
        List<String> tables) throws SQLException {
        ask(login, tenant, "", (statement, none) -> {
            for (String table : tables) {
                for (String sql : List.of("select count(*) from %s", "delete from %s", "truncate %s",
                    "insert into %s default values")) {
                    String asked = sql.formatted(table);
                    assertThatThrownBy(() -> statement.execute(asked)).as(login.user() + ": " + asked)
                        .hasMessageContaining("permission denied for table " + table);
                }
            }
            return tables;
        });
    }

    private static long rows(Login login, @Nullable UUID tenant, String from) throws SQLException {
        return ask(login, tenant, "select count(*) from " + from, (statement, sql) -> {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private int changed(UUID tenant, String sql) throws SQLException {
        return ask(app, tenant, sql, Statement::executeUpdate);
    }

    private static void run(Login login, String sql) throws SQLException {
        ask(login, null, sql, Statement::execute);
    }

    private static List<String> column(Login login, String query) throws SQLException {
        return ask(login, null, query, (statement, sql) -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                Stream.Builder<String> values = Stream.builder();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values.build().toList();
            }
        });
    }

    private interface Asking<T> {
        T ask(Statement statement, String sql) throws SQLException;
    }

    private static <T> T ask(Login login, @Nullable UUID tenant, String sql,
        Asking<T> asking) throws SQLException {
        try (Connection connection = login.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            if (tenant != null) {
                statement.execute("select set_config('app.tenant', '" + tenant + "', false)");
            }
            return asking.ask(statement, sql);
        }
    }
}
