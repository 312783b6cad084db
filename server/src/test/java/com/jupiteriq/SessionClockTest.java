package com.jupiteriq;

import static com.jupiteriq.SessionStoryTest.PASSWORD;
import static com.jupiteriq.SessionStoryTest.part;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.postgres.TestPostgres;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What time does to tokens and sessions; the clock is moved.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionClockTest {

    private static final String LOGIN =
        "{\"login\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}";

    private TestServer server;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        key = server.key(server.account(), "platform");
        server.send("POST", "/v1/users", key,
            "{\"email\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private String signIn() {
        return server.send("POST", "/v1/sessions", key, LOGIN).body();
    }

    private HttpResponse<String> refresh(String token) {
        return server.send("POST", "/v1/sessions/refresh", key, "{\"refresh_token\":\"" + token + "\"}");
    }

    private void pass(Duration time) {
        server.tenants.clock.forward(time);
        TestPostgres.partitions(server.tenants.logins.owner(), server.tenants.clock).maintain();
    }

    @Test
    void a_used_refresh_token_gives_the_same_for_half_a_minute_and_ends_the_session_then() {
        String first = part(signIn(), "refresh_token");
        String second = part(refresh(first).body(), "refresh_token");
        pass(Duration.ofSeconds(29));
        assertThat(part(refresh(first).body(), "refresh_token")).isEqualTo(second);
        pass(Duration.ofSeconds(1));
        assertThat(refresh(first).statusCode()).isEqualTo(401);
        assertThat(refresh(second).statusCode()).isEqualTo(401);
    }

    @Test
    void an_access_token_expires_and_says_so_and_an_unused_session_ends() {
        String in = signIn();
        pass(Duration.ofMinutes(59));
        assertThat(server.get("/v1/users/me", part(in, "access_token")).statusCode()).isEqualTo(200);
        pass(Duration.ofMinutes(1));
        HttpResponse<String> expired = server.get("/v1/users/me", part(in, "access_token"));
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).contains("AUTH_EXPIRED");
        pass(Duration.ofDays(29));
        String next = part(refresh(part(in, "refresh_token")).body(), "refresh_token");
        pass(Duration.ofDays(29));
        String last = part(refresh(next).body(), "refresh_token");
        pass(Duration.ofDays(30));
        assertThat(refresh(last).body()).contains("AUTH_EXPIRED");
        assertThat(server.get("/v1/sessions", key).body()).contains("\"total\":0");
    }
}
