package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Inbox;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.LocalPort;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.kit.Trickster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Receivers that hang, drip, flood and break off: each attempt ends within its time with its reason, is kept
/// in a bounded size and made again later, and nobody else waits for it.
@AcceptanceTest
class WebhookAbuseTest {

    /// The deadline of an attempt (002:379) and some for a busy machine.
    private static final Duration IN_TIME = Duration.ofSeconds(45);
    private static final int DEADLINE_MILLIS = 30_000;
    private static final int SLOW_MILLIS = 5_000;
    private static final int KEPT_CHARACTERS = 64 << 10;

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String FOUR_KIB = "x".repeat(4_096);

    /// @param error the class of what went wrong; empty when what was taken of the answer says that it is
    /// good
    private record Row(String name, String scheme, LocalPort.Manner manner, String error) {}

    private static final List<Row> ROWS = List.of(
        new Row("hangs", "http", connection -> hang(), "timeout"),
        new Row("drips its head", "http", connection -> drip(connection, OK, "A"), "timeout"),
        new Row("drips its body", "http", connection -> drip(connection, CHUNKED, "1\r\nx\r\n"), "timeout"),
        new Row("stalls TLS", "https", connection -> hang(), "timeout"),
        new Row("has a header of 1 MB", "http",
            connection -> answer(connection, OK + "A: " + "x".repeat(1 << 20) + "\r\n\r\n"), "too_large"),
        new Row("closes without a word", "http", connection -> read(connection), "reset"),
        new Row("resets", "http", WebhookAbuseTest::reset, "reset"),
        new Row("sends elsewhere", "http", connection -> answer(connection, "HTTP/1.1 302 Found\r\n"
            + "Location: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n"), "redirect"),
        new Row("never ends", "http",
            connection -> flood(connection, CHUNKED, "1000\r\n" + FOUR_KIB + "\r\n"), ""),
        new Row("sends a bomb", "http", WebhookAbuseTest::bomb, ""));

    private final World world;
    private final Tenant tenant;

    WebhookAbuseTest(World world) {
        this.world = world;
        this.tenant = Tenant.inTest(world.admin(), "Abused");
    }

    @Test
    void every_attempt_ends_in_time_and_delays_no_other() {
        List<Trickster> tricksters = new ArrayList<>();
        try (Inbox healthy = new Inbox()) {
            List<String> hooks = new ArrayList<>();
            for (Row row : ROWS) {
                Trickster trickster = new Trickster(row.scheme(), row.manner());
                tricksters.add(trickster);
                hooks.add(hook(trickster.url()));
            }
            hook(healthy.url());
            V1Driver.platform(world, tenant.platform().secret())
                .open(Json.object("subject", "Heard by all")).must(201);
            healthy.take(1);
            for (int i = 0; i < ROWS.size(); i++) {
                ended(ROWS.get(i), hooks.get(i));
            }
        } finally {
            tricksters.forEach(Trickster::close);
        }
    }

    private String hook(String url) {
        JsonNode wanted = Json.object("url", url, "events", List.of("ticket.created"));
        return send(Call.post("/v1/webhooks").json(wanted)).must(201).json().path("id").asString();
    }

    private void ended(Row row, String hook) {
        String path = "/v1/webhooks/" + hook + "/deliveries";
        Eventually.until("an attempt at one that " + row.name(), IN_TIME,
            () -> send(Call.get(path)).must(200).json().at("/data/0/attempts").size() > 0);
        String delivery = send(Call.get(path)).json().at("/data/0/id").asString();
        JsonNode seen = send(Call.get("/v1/webhooks/deliveries/" + delivery)).must(200).json();
        JsonNode attempt = seen.at("/attempts/0");
        assertThat(attempt.path("duration_ms").asInt()).as(row.name()).isBetween(
            row.error().equals("timeout") ? DEADLINE_MILLIS : 0, DEADLINE_MILLIS + SLOW_MILLIS);
        assertThat(attempt.at("/response/body").asString("").length()).as(row.name())
            .isLessThanOrEqualTo(KEPT_CHARACTERS);
        if (row.error().isEmpty()) {
            assertThat(seen.path("state").asString()).as(row.name()).isEqualTo("delivered");
            assertThat(attempt.at("/response/status").asInt()).as(row.name()).isEqualTo(200);
        } else {
            assertThat(seen.path("state").asString()).as(row.name()).isEqualTo("retrying");
            assertThat(seen.path("next_attempt_at").isNull()).as(row.name()).isFalse();
            assertThat(attempt.at("/error/class").asString()).as(row.name()).isEqualTo(row.error());
        }
    }

    private Answer send(Call call) {
        return world.send(call.apiKey(tenant.platform().secret()));
    }

    /// Until the test ends; the sender has long gone by then.
    private static void hang() {
        LockSupport.parkNanos(IN_TIME.toNanos());
    }

    /// The head of the request and the beginning of its body, which come together.
    private static void read(Socket connection) throws IOException {
        if (connection.getInputStream().read(new byte[8_192]) < 0) {
            throw new IOException("nothing came");
        }
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void answer(Socket connection, String text) throws IOException {
        read(connection);
        say(connection, text);
        hang();
    }

    /// Says the same again and again, after this pause, until the sender has had enough.
    private static void repeat(Socket connection, String head, String part, Duration pause)
            throws IOException {
        read(connection);
        say(connection, head);
        while (true) {
            say(connection, part);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private static void drip(Socket connection, String head, String drop) throws IOException {
        repeat(connection, head, drop, Duration.ofMillis(200));
    }

    private static void flood(Socket connection, String head, String wave) throws IOException {
        repeat(connection, head, wave, Duration.ZERO);
    }

    private static void reset(Socket connection) throws IOException {
        read(connection);
        connection.setSoLinger(true, 0);
        connection.close();
    }

    /// 50 MB in 50 KB.
    private static void bomb(Socket connection) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 50; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        read(connection);
        say(connection, OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
        packed.writeTo(connection.getOutputStream());
        hang();
    }
}
