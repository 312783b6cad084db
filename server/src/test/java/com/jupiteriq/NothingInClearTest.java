package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;

/// Whoever takes the whole database away, as its superuser does here with `COPY`, finds in it no e-mail
/// address of a customer and no secret of a key; and what a ticket says only in the tables of tickets
/// (decision D3).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingInClearTest {

    /// Every table there is: of the product, its partitions, and the catalogue, where statistics keep samples
    /// of rows.
    private static final String TABLES = """
        select oid::regclass::text
        from pg_class
        where relkind in ('r', 'm') and (relnamespace = 'public'::regnamespace or \
        relnamespace::regnamespace::text
            in ('pg_catalog', 'information_schema', 'pg_toast'))
        """;

    private static final Set<String> MAY_SAY_WHAT_A_TICKET_SAYS =
        Set.of("tickets", "ticket_comments", "pg_statistic", "pg_statistic_ext_data");

    private TestServer server;
    private Seed seed;

    /// By table: the copy in text, where bytes are in hexadecimal, and in binary, where they are as they are.
    private final Map<String, List<byte[]>> copies = new LinkedHashMap<>();

    @BeforeAll
    void copyEverything() throws SQLException, IOException {
        server = new TestServer();
        seed = new Seed(server);
        try (Connection connection = server.tenants.superuser.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze");
            for (String table : tables(statement)) {
                copies.put(table, copies(connection, table));
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /// The catalogue has types without a binary form, and no bytes.
    private static List<byte[]> copies(Connection connection, String table) throws SQLException, IOException {
        byte[] text = copy(connection, table, "text");
        boolean ours = !table.startsWith("pg_") && !table.startsWith("information_schema.");
        return ours ? List.of(text, copy(connection, table, "binary")) : List.of(text);
    }

    private static byte[] copy(Connection connection, String table, String format) throws SQLException,
        IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        connection.unwrap(PGConnection.class).getCopyAPI()
            .copyOut("copy (select * from " + table + ") to stdout (format " + format + ")", bytes);
        return bytes.toByteArray();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void the_search_finds_what_is_there() {
        assertThat(copies).containsKeys("tickets", "idempotency", "api_keys", "accounts");
        assertThat(copies.keySet()).anyMatch(table -> table.startsWith("events_2"))
            .anyMatch(table -> table.startsWith("audit_2"));
        assertThat(whereabouts("subjectmarkq7x")).contains("tickets");
        assertThat(whereabouts("commentmarkq7x")).contains("ticket_comments");
        assertThat(whereabouts(seed.account.name())).contains("accounts");
        assertThat(server.tenants.count("tickets where customer_email is not null")).isEqualTo(1);
        // the claim on a comment stands under each name of its ticket
        assertThat(server.tenants.count("idempotency")).isEqualTo(4);
        assertThat(server.tenants.count("events")).isEqualTo(10 + seed.plainCreations().size());
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
        assertThat(seed.secrets).hasSize(3);
        for (String secret : seed.secrets) {
            String random = secret.substring(secret.length() - 43 - 6, secret.length() - 6);
            assertThat(whereabouts(secret)).as("a whole key").isEmpty();
            assertThat(whereabouts(random)).as("the random part of a key").isEmpty();
            assertThat(whereabouts(random.substring(0, 12))).as("the beginning of it").isEmpty();
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

    /// The tables that hold the text: in clear, in hexadecimal or in base64, in any case of its letters.
    private Set<String> whereabouts(String text) {
        Set<String> tables = new TreeSet<>();
        copies.forEach((table, forms) -> forms.forEach(form -> {
            String copy = new String(form, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            if (disguises(text).anyMatch(copy::contains)) {
                tables.add(table);
            }
        }));
        return tables;
    }

    private static Stream<String> disguises(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byte[] wide = text.getBytes(StandardCharsets.UTF_16BE);
        return Stream.of(text, HexFormat.of().formatHex(bytes), base64.substring(0, base64.length() - 1),
                new String(wide, StandardCharsets.ISO_8859_1))
            .map(form -> form.toLowerCase(Locale.ROOT));
    }
}
