package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no well-behaved client sends: bytes that are slow, cut off, contradictory or no HTTP at all.
@AcceptanceTest
class WireTest {

    private final World world;

    WireTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_does_not_arrive_in_time_is_given_up(Surface surface) {
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> {
            try (Wire wire = world.http().wire()) {
                wire.write(head(surface, "Content-Length: 60")).write("{\"" + surface.subject() + "\"");
                answer[0] = wire.answer(call(surface));
            }
        })).isEqualTo(Ledger.NOTHING);
        surface.assertRefused(world.http().remember(answer[0]),
            surface.refusal(408, "REQUEST_TIMEOUT"));
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_breaks_off_leaves_nothing(Surface surface) {
        String subject = "Broken off " + UUID.randomUUID();
        assertThat(world.ledger().gained(() -> {
            try (Wire wire = world.http().wire()) {
                String body = "{\"" + surface.subject() + "\":\"" + subject + "\"}";
                wire.write(head(surface, "Content-Length: " + (body.length() + 1))).write(body).endOutput();
                assertThat(endsWithoutSuccess(wire, surface)).isTrue();
            }
        })).isEqualTo(Ledger.NOTHING);
    }

    @ParameterizedTest
    @EnumSource
    void a_chunked_body_that_breaks_off_leaves_nothing(Surface surface) {
        assertThat(world.ledger().gained(() -> {
            try (Wire wire = world.http().wire()) {
                String body = "{\"" + surface.subject() + "\":\"x\"}";
                String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
                wire.write(head(surface, "Transfer-Encoding: chunked")).write(chunk).endOutput();
                assertThat(endsWithoutSuccess(wire, surface)).isTrue();
            }
        })).isEqualTo(Ledger.NOTHING);
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(Surface.values()).flatMap(surface -> Stream.of(
            "Content-Length: 13\r\nContent-Length: 14",
            "Content-Length: 13\r\nTransfer-Encoding: chunked",
            "Content-Length: +13",
            "Content-Length: -1",
            "Content-Length: 13, 14",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: chunked, identity",
            "X-Bad: a\rSet-Cookie: b\r\nContent-Length: 13",
            "X-Bad: a\u0000b\r\nContent-Length: 13",
            "X Bad: a\r\nContent-Length: 13").map(header -> Arguments.of(surface, header)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("contradictions")
    void contradictory_heads_are_refused_and_the_connection_closed(Surface surface, String headers) {
        assertThat(world.ledger().gained(() -> {
            try (Wire wire = world.http().wire()) {
                wire.write(head(surface, headers)).write("{\"title\":\"x\"}");
                Answer answer = wire.answer(call(surface));
                assertThat(answer.status()).as(answer.toString()).isIn(400, 413, 501);
                assertSober(answer);
                assertThat(wire.isAtEnd()).as("the connection is closed").isTrue();
            }
        })).isEqualTo(Ledger.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "GET\r\n\r\n",
        "GET /v1/tickets\r\n\r\n",
        "GET /v1/tickets HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET v1/tickets HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/tickets HTTP/1.1\r\n\r\n",
        "GET /v1/tickets HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /v1/tick<ets HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /v1/tickets/%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "G<T /v1/tickets HTTP/1.1\r\nHost: a\r\n\r\n"})
    void what_is_not_http_gets_no_page(String bytes) {
        try (Wire wire = world.http().wire()) {
            wire.write(bytes).endOutput();
            try {
                Answer answer = wire.answer(Call.get("/"));
                assertThat(answer.status()).as(answer.toString()).isBetween(400, 505);
                assertSober(answer);
            } catch (UncheckedIOException hungUp) {
                assertThat(hungUp).hasRootCauseInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_request_id_of_the_client_is_echoed_when_it_is_harmless() {
        Call call = Surface.V1.owned(world, Call.get("/v1/tickets?limit=1"));
        Answer echoed = world.send(call.header("X-Request-Id", "order-42/~!"));
        assertThat(echoed.need("X-Request-Id")).isEqualTo("order-42/~!");
        assertThat(echoed.need("X-Server-Request-Id")).isNotEqualTo("order-42/~!");
        for (String bad : new String[] {"x".repeat(129), "a b", "", "caf\u00e9"}) {
            Answer own = world.http().sendRaw(call.header("X-Request-Id", bad));
            assertThat(own.must(200).need("X-Request-Id")).matches("[!-~]{8,128}").isNotEqualTo(bad);
        }
    }

    @Test
    void every_answer_has_a_request_id_of_its_own() {
        Call call = Surface.V1.owned(world, Call.get("/v1/tickets?limit=1"));
        assertThat(world.send(call).need("X-Request-Id")).isNotEqualTo(world.send(call).need("X-Request-Id"));
    }

    @Test
    void one_connection_serves_many_requests() {
        try (Wire wire = world.http().wire()) {
            for (int i = 0; i < 5; i++) {
                wire.write("GET /v1/tickets?limit=1 HTTP/1.1\r\nHost: a\r\nX-API-Key: "
                    + world.acme().platform().secret() + "\r\n\r\n");
                wire.answer(Call.get("/v1/tickets?limit=1")).must(200);
            }
            wire.write("GET /v1/nothing HTTP/1.1\r\nHost: a\r\nX-API-Key: "
                + world.acme().platform().secret() + "\r\n\r\n");
            wire.answer(Call.get("/v1/nothing")).must(404);
            wire.write("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
            wire.answer(Call.get("/health")).must(200);
        }
    }

    @Test
    void a_client_that_asks_before_it_sends_is_told_to_go_on() {
        String body = Json.object("subject", "Asked first").toString();
        try (Wire wire = world.http().wire()) {
            wire.write(head(Surface.V1, "Expect: 100-continue\r\nContent-Length: " + body.length()))
                .write(body);
            wire.answer(call(Surface.V1)).must(201);
        }
    }

    private String head(Surface surface, String headers) {
        return "POST " + surface.collection() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + surface.secret(world.acme()) + "\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n";
    }

    private Call call(Surface surface) {
        return surface.owned(world, Call.post(surface.collection()));
    }

    private boolean endsWithoutSuccess(Wire wire, Surface surface) {
        try {
            return wire.answer(call(surface)).status() >= 400;
        } catch (UncheckedIOException hungUp) {
            return true;
        }
    }

    /// Not a page of the machinery: our JSON or nothing, and no name of a product.
    private static void assertSober(Answer answer) {
        assertThat(answer.header("Server")).isEmpty();
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContainIgnoringCase("<html").doesNotContainIgnoringCase("tomcat")
            .doesNotContainIgnoringCase("apache");
        if (!text.isEmpty()) {
            assertThat(Json.keys(Json.read(text))).contains("error");
        }
    }
}
