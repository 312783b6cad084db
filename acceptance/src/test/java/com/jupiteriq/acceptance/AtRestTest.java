package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What somebody who has the database, but not the secrets, can read (decision D3).
@AcceptanceTest
class AtRestTest {

    private static final String CUSTOMER = "very.special.customer@somewhere.example";

    private final World world;

    AtRestTest(World world) {
        this.world = world;
    }

    @Test
    void no_table_shows_a_customers_address_or_a_secret() {
        V1Driver desk = V1Driver.platform(world, world.acme().platform().secret());
        String id = desk.send(Call.post("/v1/tickets").idempotent("at-rest")
            .json(Json.object("subject", "Seeded", "customer_email", CUSTOMER))).must(201).json().path("id")
                .asString();
        desk.change(id, Json.object("status", "resolved")).must(200);
        desk.comment(id, "A reply", false).must(201);

        List<String> secrets = List.of(
            CUSTOMER, "very.special.customer", world.acme().platform().secret(),
            world.acme().integration().secret(),
            random(world.acme().platform().secret()), random(world.operator().secret("integration", "live")));
        List<String> tables = world.ledger().tables();
        assertThat(tables).contains("tickets", "events", "audit", "idempotency", "api_keys");
        boolean subjectSeen = false;
        for (String table : tables) {
            byte[] copy = world.ledger().copy(table);
            for (String secret : secrets) {
                assertThat(shows(copy, secret)).as(table + " shows " + secret.substring(0, 9)).isFalse();
            }
            subjectSeen |= shows(copy, "Seeded");
        }
        assertThat(subjectSeen).as("the copies show what is not encrypted").isTrue();
    }

    /// As text, and as PostgreSQL writes bytes: in hexadecimal digits.
    private static boolean shows(byte[] copy, String secret) {
        String text = new String(copy, StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        return text.contains(secret) || text.contains(hex);
    }

    /// The random part of a key.
    private static String random(String key) {
        return key.substring(key.length() - 49, key.length() - 6);
    }
}
