package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.Migrations;
import com.jupiteriq.postgres.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("changes roles, which all databases of the cluster have in common")
class IsolationCheckTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

    private static final TestPostgres.Fresh IN_ORDER = inOrder();

    private final TestPostgres.Fresh database = TestPostgres.copyOf(IN_ORDER);
    private final Login owner = database.logins().owner();
    private final Login app = database.logins().app();

    private static TestPostgres.Fresh inOrder() {
        TestPostgres.Fresh fresh = TestPostgres.emptyDatabase();
        Login owner = fresh.logins().owner();
        new Migrations(owner, "db/sample").migrate(phase -> { });
        TestPostgres.partitions(owner, NOW).maintain();
        return fresh;
    }

    @Test
    void the_products_own_schema_keeps_tenants_apart() {
        Logins product = TestPostgres.newDatabase().logins();
        assertThat(new IsolationCheck(product.app().unpooled(), product.worker().unpooled(),
            InstantSource.system(), TestPostgres.dailyTables(product.owner())).problems()).isEmpty();
    }

    @Test
    void a_database_in_good_order_raises_no_problem() {
        assertThat(problems(NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        alter table notes disable row level security   | run "alter table notes enable row level security"
        alter table events no force row level security | run "alter table events force row level security"
        drop policy own_rows on notes                  | notes has no policy for jupiter_app
        drop policy own_rows on events                 | events has no policy for jupiter_app
        create policy wide on notes to public using (content = 'x')  | policy wide on notes opens it
        create policy wide on notes to jupiter_app using (true)      | policy wide on notes opens it
        create policy wide on notes for insert with check (true)     | policy wide on notes opens it
        create table bare (tenant_id uuid primary key) | bare has a tenant_id and no row security
        grant select on events_20261122 to jupiter_app | jupiter_app has rights on the partition events_2026
        grant insert (payload) on audit_20261123 to jupiter_app      | rights on the partition audit_20261123
        grant update on events_20261122 to jupiter_worker            | jupiter_worker has rights on the
        grant select on events_20261122 to public      | jupiter_app has rights on the partition
        alter table events_20261122 disable row level security       | events_20261122 has a tenant_id and no
        create view v as select * from notes; grant select on v to jupiter_app   | view v shows jupiter_app
        create policy wide on notes to jupiter_worker using (true)   | every tenant's rows of notes
        drop policy every_row on events                | jupiter_worker has no policy "using (true)" on events
        drop table events_20261122                     | events has no partition for 2026-11-22
        alter table audit detach partition audit_20261123            | audit has no partition for 2026-11-23
        """)
    void each_weakness_is_said_in_a_sentence(String damage, String sentence) throws SQLException {
        Rows.run(owner, damage);
        assertThat(problems(NOW)).isNotEmpty().anyMatch(problem -> problem.contains(sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        alter role jupiter_app bypassrls    | alter role jupiter_app nobypassrls     | bypasses row security
        alter role jupiter_app superuser    | alter role jupiter_app nosuperuser     | is a superuser
        alter role jupiter_app createrole   | alter role jupiter_app nocreaterole    | may create roles
        alter role jupiter_worker bypassrls | alter role jupiter_worker nobypassrls  | bypasses row security
        grant jupiter_search to jupiter_app | revoke jupiter_search from jupiter_app | is a member of
        """)
    void a_role_that_is_too_strong_is_named_with_its_remedy(String damage, String remedy, String sentence)
            throws SQLException {
        Rows.run(database.superuser(), damage);
        try {
            assertThat(problems(NOW)).anyMatch(problem ->
                problem.contains(sentence) && problem.contains("run \"" + remedy + "\""));
        } finally {
            Rows.run(database.superuser(), remedy);
        }
        assertThat(problems(NOW)).isEmpty();
    }

    @Test
    void what_the_app_owns_is_named() throws SQLException {
        Rows.run(database.superuser(), "alter table settings owner to jupiter_app");
        assertThat(problems(NOW)).containsExactly(
            "The role jupiter_app owns table settings; give it to jupiter_owner.");
    }

    @Test
    void a_function_of_the_superuser_is_a_way_around_policies() throws SQLException {
        Rows.run(database.superuser(),
            "create function peek() returns bigint language sql security definer"
                + " as 'select count(*) from notes'");
        assertThat(problems(NOW)).singleElement().asString().contains("peek()", "postgres");
    }

    @Test
    void a_view_of_its_caller_is_fine() throws SQLException {
        Rows.run(owner, "create view mine with (security_invoker = on) as select * from notes;"
            + " grant select on mine to jupiter_app");
        assertThat(problems(NOW)).isEmpty();
    }

    @Test
    void tomorrow_without_a_partition_is_said_in_time() {
        InstantSource lastDay = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));
        assertThat(problems(lastDay)).containsExactlyInAnyOrder(
            "The table events has no partition for 2026-11-30; the owner login must be able to create it.",
            "The table audit has no partition for 2026-11-30; the owner login must be able to create it.",
            "The table request_log has no partition for 2026-11-30;"
                + " the owner login must be able to create it.",
            "The table webhook_deliveries has no partition for 2026-11-30;"
                + " the owner login must be able to create it.",
            "The table webhook_attempts has no partition for 2026-11-30;"
                + " the owner login must be able to create it.");
    }

    @Test
    void the_search_function_finds_rows_of_the_callers_tenant_only() throws SQLException {
        UUID tenant = UUID.randomUUID();
        Rows.run(app, """
            select set_config('app.tenant', '%1$s', true);
            insert into notes (tenant_id, id, content)
            values ('%1$s', gen_random_uuid(), 'printer on fire')
            """.formatted(tenant));
        String search = "select content from notes where id in (select find_notes('printer'))";
        assertThat(Rows.of(app, tenant, search)).containsExactly("printer on fire");
        assertThat(Rows.of(app, UUID.randomUUID(), search)).isEmpty();
        assertThat(Rows.of(app, search)).isEmpty();
    }

    private List<String> problems(InstantSource clock) {
        return new IsolationCheck(app.unpooled(), database.logins().worker().unpooled(), clock,
            TestPostgres.dailyTables(owner), new TreeSet<>(List.of("events"))).problems();
    }
}
