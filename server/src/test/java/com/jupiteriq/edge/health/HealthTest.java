package com.jupiteriq.edge.health;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.TestServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether the process says how it is, cheaply.
class HealthTest {

    private static final String UNREADY = "503 {\"status\":\"unavailable\",\"checks\":";

    private static Health.Check check(String name, Optional<String> trouble) {
        return new Health.Check(name, () -> trouble);
    }

    private static String ready(Health health) {
        Answer answer = health.answer("GET", "/health/ready").orElseThrow();
        return answer.status() + " " + new String(answer.bytes(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/live"})
    void lives_whatever_its_checks_say(String path) {
        Health health = new Health(List.of(check("database", Optional.of("gone"))));
        Answer answer = health.answer("GET", path).orElseThrow();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.bytes(), UTF_8)).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void is_ready_when_every_check_is_well() {
        Health.Check disk = check("disk", Optional.empty());
        assertThat(ready(new Health(List.of(check("database", Optional.empty()), disk))))
            .isEqualTo("200 {\"status\":\"ok\",\"checks\":{\"database\":\"ok\",\"disk\":\"ok\"}}");
        assertThat(ready(new Health(List.of(check("database", Optional.of("gone")), disk))))
            .isEqualTo(UNREADY + "{\"database\":\"gone\",\"disk\":\"ok\"}}");
        assertThat(ready(new Health(List.of()))).isEqualTo("200 {\"status\":\"ok\",\"checks\":{}}");
    }

    @Test
    void is_not_ready_when_a_check_breaks() {
        Health health = new Health(List.of(new Health.Check("database", () -> {
            throw new IllegalStateException("jdbc:secret");
        })));
        assertThat(ready(health)).isEqualTo(UNREADY + "{\"database\":\"unavailable\"}}");
    }

    @Test
    void is_not_ready_while_it_stops() {
        Health health = new Health(List.of(check("database", Optional.empty())));
        health.drain();
        assertThat(ready(health)).isEqualTo(UNREADY + "{\"server\":\"stopping\",\"database\":\"ok\"}}");
    }

    @Test
    void asks_at_most_once_a_second() {
        AtomicInteger asked = new AtomicInteger();
        Health health = new Health(List.of(new Health.Check("database", () -> {
            asked.incrementAndGet();
            return Optional.empty();
        })));
        long begun = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(ready(health)).startsWith("200");
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(asked.get()).isBetween(1, 1 + (int) seconds);
    }

    @Test
    void waits_a_second_for_a_check_that_hangs_and_never_starts_it_twice() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch hanging = new CountDownLatch(1);
        Health health = new Health(List.of(new Health.Check("database", () -> {
            asked.incrementAndGet();
            await(hanging);
            return Optional.empty();
        })));
        long begun = System.nanoTime();
        assertThat(ready(health)).isEqualTo(UNREADY + "{\"database\":\"did not answer in 1 s\"}}");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isBetween(Duration.ofMillis(950), Duration.ofSeconds(3));
        for (int i = 0; i < 100; i++) {
            assertThat(ready(health)).startsWith("503");
        }
        assertThat(asked).hasValue(1);
        hanging.countDown();
        for (int i = 0; i < 10_000_000 && ready(health).startsWith("503"); i++) {
            Thread.onSpinWait();
        }
        assertThat(ready(health)).startsWith("200");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void knows_its_paths_and_methods() {
        Health health = new Health(List.of());
        assertThat(health.answer("GET", "/healthy")).isEmpty();
        assertThat(health.answer("GET", "/health/")).isEmpty();
        assertThat(health.answer("HEAD", "/health")).isPresent();
        assertThatThrownBy(() -> health.answer("POST", "/health/ready"))
            .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                .isEqualTo(new Failure.MethodNotAllowed(List.of("GET", "HEAD"))));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health, 200", "HEAD /health, 200", "GET /health/live, 200", "GET /health/ready, 200",
        "GET /, 404", "GET /v1/tickets, 404", "DELETE /health, 405",
    })
    void stands_on_the_management_port(String line, int status) {
        Health.Check database = check("database", Optional.empty());
        try (TestServer server = new TestServer(TestServer.BOUNDS, List.of(), database);
            Wired wired = new Wired(server.server.managementPort())) {
            wired.send(line + " HTTP/1.1\r\nHost: x\r\n\r\n");
            Answered answered = wired.answer(line.startsWith("HEAD"));
            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.header("Content-Type")).isEqualTo(Answer.JSON);
            assertThat(server.rooms.served).isEmpty();
        }
    }
}
