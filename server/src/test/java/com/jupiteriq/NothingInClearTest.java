package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whoever takes the whole database away, as its superuser does here with `COPY`, finds in it no e-mail
/// address of a customer and no secret of a key; and what a ticket says only in the tables of tickets
/// (decision D3).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingInClearTest {

    private static final Set<String> MAY_SAY_WHAT_A_TICKET_SAYS =
        Set.of("tickets", "ticket_comments", "pg_statistic", "pg_statistic_ext_data");

    private TestServer server;
    private Seed seed;

    private WholeDatabase whole;

    @BeforeAll
    void copyEverything() throws SQLException, IOException {
        server = new TestServer();
        seed = new Seed(server);
        server.tenants.all.sql("analyze").update();
        whole = WholeDatabase.copy(server.tenants.superuser);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_search_finds_what_is_there() {
        assertThat(whole.tables()).contains("tickets", "idempotency", "api_keys", "accounts")
            .anyMatch(table -> table.startsWith("events_2"))
            .anyMatch(table -> table.startsWith("audit_2"));
        assertThat(whereabouts("subjectmarkq7x")).contains("tickets");
        assertThat(whereabouts("commentmarkq7x")).contains("ticket_comments");
        assertThat(whereabouts(seed.account.name())).contains("accounts");
        assertThat(server.tenants.count("tickets where customer_email is not null")).isEqualTo(1);
        // the claim on a comment stands under each name of its ticket; one is on a data item
        assertThat(server.tenants.count("idempotency")).isEqualTo(5);
        assertThat(server.tenants.count("events")).isEqualTo(21 + seed.toldCreations());
    }

    @Test
    void no_email_of_a_customer_is_anywhere() {
        for (String email : Seed.EMAILS) {
            assertThat(whereabouts(email)).as(email).isEmpty();
            assertThat(whereabouts(email.substring(0, email.indexOf('@'))))
                .as("local part of " + email).isEmpty();
        }
        assertThat(whereabouts("customer-of-ours")).isEmpty();
    }

    @Test
    void no_secret_of_a_key_is_anywhere() {
        assertThat(seed.secrets).hasSize(8);
        for (String secret : seed.secrets) {
            String random = secret.substring(secret.length() - 43 - 6, secret.length() - 6);
            assertThat(whereabouts(secret)).as("a whole key").isEmpty();
            assertThat(whereabouts(random)).as("the random part of a key").isEmpty();
            assertThat(whereabouts(random.substring(0, 12))).as("the beginning of it").isEmpty();
        }
    }

    @Test
    void no_code_that_lets_somebody_in_is_anywhere() {
        assertThat(seed.codes).hasSize(12);
        for (String code : seed.codes) {
            assertThat(whereabouts(code)).isEmpty();
            assertThat(whereabouts(code.replace("-", ""))).isEmpty();
        }
    }

    @Test
    void what_a_ticket_says_is_in_its_own_tables_only() {
        for (String text : Seed.TEXTS) {
            assertThat(MAY_SAY_WHAT_A_TICKET_SAYS).as(text).containsAll(whereabouts(text));
        }
    }

    @Test
    void what_is_known_of_callers_is_nowhere_in_clear() {
        for (String text : Seed.TRACES) {
            assertThat(whereabouts(text)).as(text).isEmpty();
        }
    }

    private Set<String> whereabouts(String text) {
        return whole.whereabouts(text);
    }
}
