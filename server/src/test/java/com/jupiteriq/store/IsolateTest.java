package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.TestPostgres;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The function with which a migration makes a table a tenant's.
class IsolateTest {

    private static final String PENS = """
        create table pens (
            tenant_id uuid not null, id uuid not null, ink text not null, primary key (tenant_id, id))
        """;

    private final TestPostgres.Fresh database = TestPostgres.newDatabase();
    private final Login owner = database.logins().owner();
    private final Login app = database.logins().app();
    private final Login worker = database.logins().worker();
    private final UUID tenant = UUID.randomUUID();

    @BeforeEach
    void pens() throws SQLException {
        Rows.run(owner, PENS);
    }

    @Test
    void a_table_of_its_own_keeps_tenants_apart() throws SQLException {
        isolate("app => 'select, insert'");
        assertThat(problems()).isEmpty();
        write();
        assertThat(Rows.of(app, tenant, "select ink from pens")).containsExactly("blue");
        assertThat(Rows.of(app, UUID.randomUUID(), "select ink from pens")).isEmpty();
        assertThat(Rows.of(app, "select ink from pens")).isEmpty();
        assertThat(Rows.of(owner, "select ink from pens")).as("row security is forced").isEmpty();
        assertThatThrownBy(() -> Rows.run(app, "delete from pens")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Rows.of(worker, "select ink from pens"))
            .hasMessageContaining("permission denied");
    }

    /// Which tables the worker sees is a reviewed list, and the start looks into it.
    @Test
    void what_the_worker_may_see_has_to_be_on_the_list() throws SQLException {
        isolate("app => 'select, insert', worker => 'select, update (ink)'");
        write();
        assertThat(Rows.of(worker, "select ink from pens")).containsExactly("blue");
        Rows.run(worker, "update pens set ink = 'red'");
        assertThatThrownBy(() -> Rows.run(worker, "delete from pens"))
            .hasMessageContaining("permission denied");
        assertThat(problems()).singleElement().asString()
            .contains("jupiter_worker sees every tenant's rows of pens", "db/worker-policies.txt");
    }

    @Test
    void the_search_sees_every_row_and_changes_none() throws SQLException {
        isolate("app => 'select, insert', searched => true");
        write();
        assertThat(Rows.of(database.superuser(), """
            select string_agg(privilege_type, ', ' order by privilege_type)
            from information_schema.role_table_grants
            where grantee = 'jupiter_search' and table_name = 'pens'""")).containsExactly("SELECT");
        assertThat(Rows.of(database.superuser(),
            "select polcmd::text from pg_policy where polrelid = 'pens'::regclass and polname = 'search'"))
            .containsExactly("r");
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        alter table pens add unique (ink)                       | the keys of pens must begin with tenant_id
        create unique index on pens (lower(ink))                | the keys of pens must begin with tenant_id
        alter table pens drop column tenant_id cascade          | pens has no tenant_id uuid not null
        alter table pens drop constraint pens_pkey, alter tenant_id drop not null | pens has no tenant_id uuid
        alter table pens drop constraint pens_pkey, alter tenant_id type text     | pens has no tenant_id uuid
        """)
    void a_table_that_is_no_tenants_is_refused(String change, String sentence) throws SQLException {
        Rows.run(owner, change);
        assertThatThrownBy(() -> isolate("app => 'select'")).hasMessageContaining(sentence);
    }

    @Test
    void nobody_but_the_owner_makes_tables_of_tenants() {
        for (Login login : List.of(app, worker)) {
            assertThatThrownBy(() -> Rows.of(login, "select isolate('pens')"))
                .hasMessageContaining("permission denied for function isolate");
        }
    }

    private void isolate(String rights) throws SQLException {
        Rows.of(owner, "select isolate('pens', " + rights + ")");
    }

    private void write() throws SQLException {
        Rows.run(app, """
            select set_config('app.tenant', '%1$s', true);
            insert into pens values ('%1$s', gen_random_uuid(), 'blue')""".formatted(tenant));
    }

    private List<String> problems() {
        return new IsolationCheck(app.unpooled(), worker.unpooled(), InstantSource.system(), List.of())
            .problems();
    }
}
