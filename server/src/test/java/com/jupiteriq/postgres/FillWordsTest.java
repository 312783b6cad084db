package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database of the version before, with what was written then.
class FillWordsTest {

    private static final String OF_BEFORE = "3";

    /// More than one batch.
    private static final int TICKETS = 2_345;

    private static final String WORDS = "select words::text from %s order by words::text limit 1";

    private final TestPostgres.Fresh database = TestPostgres.emptyDatabase();
    private final JdbcClient all = JdbcClient.create(database.superuser().unpooled());

    @Test
    void what_was_written_before_is_found_by_its_words() throws SQLException {
        Flyway.configure().dataSource(database.logins().owner().unpooled()).table("flyway_schema_history")
            .locations("classpath:db/migration").target(OF_BEFORE).loggers("slf4j").load().migrate();
        write();
        assertThat(new Migrations(database.logins().owner()).migrate(phase -> { })).isPositive();
        assertThat(all.sql(WORDS.formatted("tickets")).query(String.class).single())
            .isEqualTo("'1' 'inv' 'zugang'");
        assertThat(all.sql(WORDS.formatted("ticket_comments")).query(String.class).single())
            .isEqualTo("'login' 'logout'");
        assertThat(all.sql("select count(*) from tickets where words @@ '''zugang'''")
            .query(Integer.class).single()).isEqualTo(TICKETS);
        assertThat(all.sql("select count(*) from tickets where words @@ '''leer'''")
            .query(Integer.class).single()).isEqualTo(TICKETS / 2);
    }

    @Test
    void the_owner_is_bound_again_and_words_are_indexed_but_not_sampled() throws SQLException {
        new Migrations(database.logins().owner()).migrate(phase -> { });
        assertThat(all.sql("""
            select relname
            from pg_class
            where relname in ('tickets', 'ticket_comments') and relforcerowsecurity and relrowsecurity""")
            .query(String.class).list()).containsExactlyInAnyOrder("tickets", "ticket_comments");
        assertThat(all.sql("""
            select attrelid::regclass || '.' || attname
            from pg_attribute
            where attname = 'words' and attnotnull and attstattarget = 0
              and exists (select from pg_indexes where indexname = attrelid::regclass || '_by_word')""")
            .query(String.class).list()).containsAll(List.of("tickets.words", "ticket_comments.words"));
    }

    private void write() {
        all.sql("insert into accounts values (gen_random_uuid(), 'A', 'starter', now())").update();
        all.sql("insert into environments select gen_random_uuid(), id, 'live' from accounts").update();
        all.sql("""
            insert into tickets (
                tenant_id, id, number, version, principal_id, subject, description, status, priority,
                created_at, updated_at)
            select tenant_id, gen_random_uuid(), n, 1, account_id, '“Zugang” INV-' || n,
                   case when n % 2 = 0 then '(leer)' end, 'open', 1, now(), now()
            from environments, generate_series(1, ?) as n""").param(TICKETS).update();
        all.sql("""
            insert into ticket_comments (
                tenant_id, ticket_id, id, content, is_internal, author_id, author_name, created_at)
            select tenant_id, id, gen_random_uuid(), 'login/logout', false, principal_id, 'A', now()
            from tickets""").update();
    }
}
