package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Endpoints that are told of events in the words of 004 (004:88-98).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookFormatTest {

    private static final String TIME = "\"[0-9]{4}-[0-9-]{5}T[0-9:]{8}Z\"";

    private TestServer server;
    private Account account;
    private String key;
    private Receiver receiver;

    @BeforeAll
    void open() {
        server = new TestServer();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @BeforeEach
    void customer() {
        account = server.account();
        key = server.key(account, "test", "platform");
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @Test
    void a_user_is_told_to_the_letter_and_signed_as_all_others() {
        String webhook = made("\"events\":[\"user.*\"],\"format\":\"accounts\"");
        assertThat(webhook).contains("\"events\":[\"user.*\"],\"format\":\"accounts\",");
        String user = user("{\"email\":\"john@example.com\",\"username\":\"john_doe\"}");
        Receiver.Got got = next(1);
        assertThat(got.body()).matches(Pattern.compile("\\{\"event\":\"user.created\",\"data\":\\{\"id\":"
            + number(user) + ",\"username\":\"john_doe\"},\"timestamp\":" + TIME + "}"));
        assertThat(got.header("x-webhook-event")).isEqualTo("user.created");
        WebhookSecret secret = new WebhookSecret(field("secret", webhook));
        Instant at = Instant.ofEpochSecond(Long.parseLong(got.header("webhook-timestamp")));
        byte[] body = got.body().getBytes(StandardCharsets.UTF_8);
        assertThat(Signatures.headers(secret, got.header("webhook-id"), at, body)).allSatisfy(header ->
            assertThat(got.header(header.name().toLowerCase(Locale.ROOT))).isEqualTo(header.value()));
    }

    @Test
    void a_user_without_username_and_one_who_is_gone_are_told_with_null() {
        made("\"events\":[\"user.created\",\"user.deleted\"],\"format\":\"accounts\"");
        String user = user("{\"email\":\"nobody@example.com\"}");
        next(1);
        assertThat(server.send("DELETE", "/v1/users/" + number(user), key, "").statusCode()).isEqualTo(204);
        next(2);
        assertThat(receiver.got).allSatisfy(got -> assertThat(got.body())
            .contains("\"data\":{\"id\":" + number(user) + ",\"username\":null}"));
    }

    @Test
    void a_test_keeps_the_format() {
        String webhook = field("id", made("\"events\":[\"user.deleted\"],\"format\":\"accounts\""));
        server.send("POST", "/v1/webhooks/" + webhook + "/test", key, "");
        assertThat(next(1).body()).matches(Pattern.compile("\\{\"event\":\"webhook.test\","
            + "\"data\":\\{\"id\":12345,\"username\":\"john_doe\"},\"timestamp\":" + TIME + "}"));
    }

    @Test
    void an_endpoint_has_the_format_of_the_platform_until_it_chooses() {
        String webhook = made("\"events\":[\"user.created\"]");
        assertThat(webhook).contains("\"format\":\"platform\"");
        user("{\"email\":\"first@example.com\"}");
        assertThat(next(1).body()).contains("\"account_id\":", "\"type\":\"user\"");
        String path = "/v1/webhooks/" + field("id", webhook);
        assertThat(server.send("PATCH", path, key, "{\"format\":\"accounts\"}").body())
            .contains("\"format\":\"accounts\"");
        user("{\"email\":\"second@example.com\"}");
        next(2);
        assertThat(receiver.got).last().satisfies(got ->
            assertThat(got.body()).startsWith("{\"event\":\"user.created\",\"data\":{\"id\":"));
        assertThat(server.send("PATCH", path, key, "{\"format\":\"platform\"}").body())
            .contains("\"format\":\"platform\"");
        assertThat(server.tenants.count("audit where action = 'webhook.update' and target = '"
            + field("id", webhook) + "'")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings =
        {"[\"*\"]", "[\"ticket.*\"]", "[\"user.*\",\"ticket.created\"]", "[\"webhook.*\"]"})
    void what_the_format_cannot_tell_is_refused_however_it_comes(String events) {
        long before = server.tenants.count("webhook_endpoints");
        String both = "\"events\":" + events + ",\"format\":\"accounts\"";
        refused(post(both));
        assertThat(server.tenants.count("webhook_endpoints")).isEqualTo(before);

        String platform = "/v1/webhooks/" + field("id", made("\"events\":" + events));
        refused(server.send("PATCH", platform, key, "{\"format\":\"accounts\"}"));
        refused(server.send("PUT", platform, key, "{\"url\":\"" + receiver.url() + "\"," + both + "}"));
        String accounts =
            "/v1/webhooks/" + field("id", made("\"events\":[\"user.*\"],\"format\":\"accounts\""));
        refused(server.send("PATCH", accounts, key, "{\"events\":" + events + "}"));
        assertThat(server.get(accounts, key).body()).contains("\"events\":[\"user.*\"]");
        assertThat(server.send("PATCH", accounts, key,
            "{\"events\":" + events + ",\"format\":\"platform\"}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"identity\"", "\"\"", "7"})
    void a_format_that_there_is_not_is_refused(String format) {
        HttpResponse<String> answer = post("\"events\":[\"user.*\"],\"format\":" + format);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"format\"");
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"events\"",
            "With the format `accounts` this field takes `user.*` and its types only.");
    }

    private String made(String fields) {
        HttpResponse<String> created = post(fields);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.body();
    }

    private HttpResponse<String> post(String fields) {
        return server.send(
            "POST", "/v1/webhooks", key, "{\"url\":\"" + receiver.url() + "\"," + fields + "}");
    }

    private String user(String body) {
        HttpResponse<String> made = server.send("POST", "/v1/users", key, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.body();
    }

    /// The latest, when so many have come.
    private Receiver.Got next(int count) {
        Await.until(count + " deliveries", () -> receiver.got.size() == count);
        return receiver.got.stream().reduce((one, other) -> other).orElseThrow();
    }

    private static String number(String user) {
        Matcher found = Pattern.compile("\"number\":([0-9]+)").matcher(user);
        assertThat(found.find()).as(user).isTrue();
        return found.group(1);
    }

    private static String field(String name, String json) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(name + " in " + json).isTrue();
        return found.group(1);
    }
}
