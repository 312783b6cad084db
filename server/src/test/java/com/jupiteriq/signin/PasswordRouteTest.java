package com.jupiteriq.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.sessions.SignInAttempt;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Passwords over HTTP, in both dresses of `/v1`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordRouteTest {

    private static final Pattern ID = Pattern.compile("usr_[0-9a-z]{26}");

    private TestServer server;
    private Account account;
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    /// A door that asks for a password, and nothing else.
    @Configuration(proxyBeanMethods = false)
    static class DoorModule {

        @Bean
        V1Routes door(SignIn signIn) {
            Shape shape = Shape.of("Knock", Field.required("login", Schema.text(320), "Who."),
                Field.required("password", Schema.text(1_024), "How."));
            return new V1Routes(List.of(Route.post("/knock").named("knock", "Check a password.")
                .needs(Permission.SESSIONS_WRITE).takes(shape).gives(200, Shape.of("Known"))
                .preparesChange(request -> {
                    signIn.check(request.caller(), new SignInAttempt(request.body().requiredText("login"),
                        request.body().requiredText("password"), null, null, null));
                    return write -> Reply.ok(JsonText.EMPTY_OBJECT);
                })));
        }
    }

    @BeforeAll
    void start() {
        server = new TestServer(DoorModule.class);
        account = server.account();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String contract, String path, String body) {
        return server.send("POST", path, key(contract), body);
    }

    private String key(String contract) {
        return keys.computeIfAbsent(contract, one -> server.key(account, one));
    }

    private String user(String name) {
        String made = post("platform", "/v1/users", "{\"email\":\"" + name + "@example.com\",\"password\":\""
            + Guesser.PASSWORD + "\"}").body();
        Matcher id = ID.matcher(made);
        assertThat(id.find()).as(made).isTrue();
        return id.group();
    }

    @ParameterizedTest
    @CsvSource({"platform, AUTH_INVALID, '\"field\":\"login\"'",
        "identity, AUTHENTICATION_FAILED, '\"details\":[{\"field\":\"login\",'"})
    void a_wrong_login_is_401_whatever_is_wrong_and_a_lock_is_shown(
            String contract, String code, String details) {
        String name = "locked." + contract;
        String id = user(name);
        String knock = "{\"login\":\"%s@example.com\",\"password\":\"%s\"}";
        String wrong = "";
        for (int i = 0; i < Tries.MOST; i++) {
            HttpResponse<String> answer = post(contract, "/v1/knock", knock.formatted(name, Guesser.WRONG));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"jupiteriq\"");
            wrong = answer.body();
            assertThat(wrong).contains("\"code\":\"" + code + "\"", details);
        }
        for (String other : List.of(knock.formatted(name, Guesser.PASSWORD),
            knock.formatted("nobody", Guesser.WRONG))) {
            assertThat(unnamed(post(contract, "/v1/knock", other).body())).isEqualTo(unnamed(wrong));
        }
        String key = key(contract);
        assertThat(server.get("/v1/users/" + id, key).body()).contains("\"locked_until\":\"2");
        HttpResponse<String> unlocked = post(contract, "/v1/users/" + id + "/unlock", "");
        assertThat(unlocked.statusCode()).isEqualTo(200);
        assertThat(unlocked.body()).contains("\"locked_until\":null");
        assertThat(unlocked.headers().firstValue("ETag")).isPresent();
        assertThat(post(contract, "/v1/knock", knock.formatted(name, Guesser.PASSWORD)).statusCode())
            .isEqualTo(200);
        assertThat(server.get("/v1/users/" + id, key).body()).doesNotContain("\"last_login\":null");
        Await.until("its events", () ->
            server.get("/v1/events?type=user.locked&limit=100", key).body().contains(id));
        assertThat(server.get("/v1/events?type=user.updated&limit=100", key).body())
            .contains("\"changed_fields\":[\"locked_until\"]");
        String entries = "/v1/audit?action=user.lock&target_id=" + id;
        Await.until("its entry has a place", () -> server.get(entries, key).body().contains("\"total\":1"));
        assertThat(server.get(entries, key).body())
            .contains("\"before\":{\"locked_until\":null}",
                "\"after\":{\"locked_until\":\"2");
    }

    private static String unnamed(String body) {
        return body.replaceAll("req_[0-9a-z]+", "req_");
    }

    @Test
    void no_wrong_password_counts_as_a_failed_credential_of_the_address() {
        key("platform");
        try (ExecutorService many = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < 640; i++) {
                many.submit(() -> post("platform", "/v1/knock",
                    "{\"login\":\"nobody\",\"password\":\"wrong\"}"));
            }
        }
        assertThat(server.get("/v1/users/me", "jiq_live_nothing").statusCode())
            .as("a credential that fails").isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "identity"})
    void whoever_has_forgotten_is_answered_alike(String contract) {
        user("forgot." + contract);
        for (String login : List.of("forgot." + contract + "@example.com", "nobody@example.com", "nobody")) {
            HttpResponse<String> answer =
                post(contract, "/v1/passwords/forgot", "{\"login\":\"" + login + "\"}");
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).contains("{\"status\":\"accepted\"}");
        }
        String token = "jpr_" + "0".repeat(71);
        HttpResponse<String> reset = post(contract, "/v1/passwords/reset",
            "{\"token\":\"" + token + "\",\"new_password\":\"" + Guesser.PASSWORD + "\"}");
        assertThat(reset.statusCode()).isEqualTo(404);
        assertThat(reset.body()).contains("RESOURCE_NOT_FOUND").doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "identity"})
    void a_key_has_no_password(String contract) {
        HttpResponse<String> answer = post(contract, "/v1/users/me/password",
            "{\"current_password\":\"a\",\"new_password\":\"b\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("PERMISSION_DENIED");
    }

    @Test
    void it_takes_the_permission_for_sessions() {
        String reader = server.part(OperatorKeys.class).create(Actor.operator("cmd_test"),
            new KeyOrder(account.publicId(), "live", "platform", null, List.of("users:write"), List.of(),
                List.of(), null, null)).secret();
        for (String path : List.of("forgot", "reset")) {
            assertThat(server.send("POST", "/v1/passwords/" + path, reader, "{}").statusCode())
                .isEqualTo(403);
        }
    }
}
