package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.Entered;
import com.jupiteriq.sessions.NewSession;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Secrets;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Users who sign in over the API, on two nodes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionStoryTest {

    static final String PASSWORD = "correct horse battery staple";
    private static final Actor OPERATOR = Actor.operator("cmd_test");

    private TestServer server;
    private TestServer other;
    private Account account;
    private String key;
    private int people;

    @BeforeAll
    void start() {
        server = new TestServer();
        other = server.another();
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        other.close();
        server.close();
    }

    static String part(String body, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
        assertThat(found.find()).as(name + " in " + body).isTrue();
        return found.group(1);
    }

    private String user(String role) {
        HttpResponse<String> made = server.send("POST", "/v1/users", key, """
            {"email":"user%d@example.com","name":"Ann Lee","role":"%s","password":"%s"}"""
            .formatted(++people, role, PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return part(made.body(), "id");
    }

    private HttpResponse<String> signIn(TestServer at, String by) {
        return at.send("POST", "/v1/sessions", by, """
            {"login":"USER%d@example.com","password":"%s","device":"Ann's phone",\
            "client":{"address":"203.0.113.7","user_agent":"App/1"}}""".formatted(people, PASSWORD));
    }

    private HttpResponse<String> refresh(TestServer at, String token) {
        return at.send("POST", "/v1/sessions/refresh", key, "{\"refresh_token\":\"" + token + "\"}");
    }

    private long events(String type, String user) {
        return server.tenants.all.sql("select count(*) from events where type = ? and subject = ?::uuid")
            .params(type, uuid(user)).query(Long.class).single();
    }

    private static String uuid(String id) {
        return id(id).toString();
    }

    private static UUID id(String user) {
        return TypeId.parse("usr", user).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "identity"})
    void a_user_signs_in_acts_refreshes_and_signs_out(String contract) {
        String by = server.key(account, contract);
        String user = user("agent");
        HttpResponse<String> in = signIn(server, by);
        assertThat(in.statusCode()).as(in.body()).isEqualTo(201);
        String session = part(in.body(), "id");
        assertThat(in.headers().firstValue("Location")).contains("/v1/sessions/" + session);
        assertThat(in.body()).contains("\"token_type\":\"Bearer\"", "\"expires_in\":3600",
            "\"device\":\"Ann's phone\"", "\"address\":\"203.0.113.7\"", "\"user_id\":\"" + user + "\"");
        String access = part(in.body(), "access_token");

        HttpResponse<String> me = other.get("/v1/users/me", access);
        assertThat(me.body()).contains("\"id\":\"" + user + "\"", "\"type\":\"user\"", "tickets:write")
            .startsWith(contract.equals("identity") ? "{\"data\":{" : "{\"id\":");
        HttpResponse<String> ticket =
            other.send("POST", "/v1/tickets", access, "{\"subject\":\"From a user\"}");
        assertThat(ticket.statusCode()).isEqualTo(201);
        String comment = other.send("POST", "/v1/tickets/" + part(ticket.body(), "id") + "/comments", access,
            "{\"content\":\"Hello\"}").body();
        assertThat(comment)
            .contains("\"author\":{\"type\":\"user\",\"id\":\"" + user + "\",\"name\":null}");
        assertThat(other.get("/v1/webhooks", access).statusCode()).isEqualTo(403);
        assertThat(other.get("/v1/users/me/sessions", access).body())
            .contains("\"total\":1", session, "\"current\":true");
        assertThat(other.get("/v1/users/me/sessions", by).statusCode()).isEqualTo(403);

        String next = server.send("POST", "/v1/sessions/refresh", by,
            "{\"refresh_token\":\"" + part(in.body(), "refresh_token") + "\"}").body();
        assertThat(part(next, "id")).isEqualTo(session);
        assertThat(server.get("/v1/users/me", part(next, "access_token")).statusCode()).isEqualTo(200);
        assertThat(server.get("/v1/sessions?user_id=" + user, by).body()).contains("\"total\":1", session);
        assertThat(server.get("/v1/sessions/" + session, by).statusCode()).isEqualTo(200);

        assertThat(server.send("DELETE", "/v1/users/me/sessions/" + session, access, "").statusCode())
            .isEqualTo(204);
        Await.until("both nodes have heard", () -> server.get("/v1/users/me", access).statusCode() == 401
            && other.get("/v1/users/me", access).statusCode() == 401);
        assertThat(server.send("DELETE", "/v1/sessions/" + session, by, "").statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/sessions/" + session, by).statusCode()).isEqualTo(404);
        assertThat(events("session.created", user)).isEqualTo(1);
        assertThat(events("session.revoked", user)).isEqualTo(1);
        Await.until("the trail", () -> server.get("/v1/audit?target_id=" + session, key).body()
            .contains("session.revoke"));
        assertThat(server.get("/v1/audit?actor_id=" + user, key).body())
            .contains("\"type\":\"user\",\"id\":\"" + user + "\",\"name\":\"Ann Lee\"", "ticket.create");
    }

    @Test
    void a_lost_answer_is_given_again_until_the_successor_is_used_and_later_reuse_ends_the_session() {
        String user = user("member");
        String first = part(signIn(server, key).body(), "refresh_token");
        String answer = refresh(server, first).body();
        String again = refresh(other, first).body();
        assertThat(part(again, "refresh_token")).isEqualTo(part(answer, "refresh_token"));
        assertThat(part(again, "access_token")).isEqualTo(part(answer, "access_token"));
        String last = refresh(other, part(answer, "refresh_token")).body();
        assertThat(other.get("/v1/users/me", part(last, "access_token")).statusCode()).isEqualTo(200);

        HttpResponse<String> reused = refresh(server, first);
        assertThat(reused.statusCode()).isEqualTo(401);
        assertThat(reused.body()).contains("AUTH_INVALID");
        assertThat(refresh(other, part(last, "refresh_token")).statusCode()).isEqualTo(401);
        Await.until("both have heard", () ->
            other.get("/v1/users/me", part(last, "access_token")).statusCode() == 401
                && server.get("/v1/users/me", part(answer, "access_token")).statusCode() == 401);
        assertThat(events("session.reuse_detected", user)).isEqualTo(1);
        assertThat(events("session.revoked", user)).isEqualTo(1);
        assertThat(refresh(server, first).statusCode()).isEqualTo(401);
        assertThat(events("session.reuse_detected", user)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"deactivate", "delete", "revoke-all"})
    void whatever_ends_the_user_ends_what_they_hold(String how) {
        String user = user("viewer");
        String in = signIn(server, key).body();
        String second = signIn(other, key).body();
        String access = part(in, "access_token");
        assertThat(other.get("/v1/tickets", access).statusCode()).isEqualTo(200);
        HttpResponse<String> ended = switch (how) {
            case "deactivate" -> server.send("POST", "/v1/users/" + user + "/deactivate", key, "");
            case "delete" -> server.send("DELETE", "/v1/users/" + user, key, "");
            default -> server.send(
                "POST", "/v1/sessions/revoke-all", key, "{\"user_id\":\"" + user + "\"}");
        };
        assertThat(ended.statusCode()).as(ended.body()).isBetween(200, 204);
        Await.until("nobody is let in", () -> other.get("/v1/tickets", access).statusCode() == 401
            && server.get("/v1/tickets", part(second, "access_token")).statusCode() == 401);
        assertThat(refresh(server, part(in, "refresh_token")).statusCode()).isEqualTo(401);
        assertThat(server.tenants.all.sql("select count(*) from sessions where user_id = ?::uuid")
            .param(uuid(user)).query(Long.class).single()).isZero();
        assertThat(events("session.revoked", user)).isEqualTo(how.equals("delete") ? 0 : 2);
    }

    @Test
    void a_role_says_what_its_users_may_as_it_is_now() {
        server.send("POST", "/v1/roles", key, "{\"name\":\"desk\",\"permissions\":[\"tickets:read\"]}");
        String user = user("desk");
        String access = part(signIn(server, key).body(), "access_token");
        assertThat(other.get("/v1/tickets", access).statusCode()).isEqualTo(200);
        server.send("PATCH", "/v1/roles/desk", key, "{\"permissions\":[\"users:read\"]}");
        Await.until("403", () -> other.get("/v1/tickets", access).statusCode() == 403);
        server.send("PATCH", "/v1/users/" + user, key, "{\"role\":\"agent\"}");
        Await.until("200", () -> other.get("/v1/tickets", access).statusCode() == 200);
    }

    @Test
    void only_owners_make_owners_and_touch_them() {
        String owner = user("owner");
        String ownersToken = part(signIn(server, key).body(), "access_token");
        String admin = user("admin");
        String adminsToken = part(signIn(server, key).body(), "access_token");
        assertThat(server.get("/v1/users/me", adminsToken).body())
            .contains("\"permissions\":[\"admin\"]");
        String promote = "{\"role\":\"owner\"}";
        assertThat(server.send("PATCH", "/v1/users/" + admin, adminsToken, promote).statusCode())
            .isEqualTo(403);
        assertThat(server.send("DELETE", "/v1/users/" + owner, adminsToken, "").statusCode()).isEqualTo(403);
        assertThat(server.send("POST", "/v1/keys", adminsToken,
            "{\"name\":\"Above\",\"permissions\":[\"admin\"]}").statusCode()).isEqualTo(403);
        assertThat(server.send("PATCH", "/v1/users/" + admin, ownersToken, promote).statusCode())
            .isEqualTo(200);
        HttpResponse<String> made = server.send("POST", "/v1/keys", ownersToken,
            "{\"name\":\"Mine\",\"permissions\":[\"tickets:read\"]}");
        assertThat(made.body()).contains(
            "\"created_by\":{\"type\":\"user\",\"id\":\"" + owner + "\",\"name\":null}");
    }

    @Test
    void users_change_what_is_said_about_themselves_and_nothing_else() {
        user("member");
        String access = part(signIn(server, key).body(), "access_token");
        HttpResponse<String> changed = server.send("PATCH", "/v1/users/me", access,
            "{\"name\":\"Ann Smith\",\"phone\":\"+14155550123\",\"metadata\":{\"a\":1}}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("\"name\":\"Ann Smith\"", "\"type\":\"user\"");
        for (String field : List.of("\"role\":\"owner\"", "\"email\":\"x@example.com\"",
                "\"email_verified\":true", "\"external_id\":\"x\"", "\"password\":\"" + PASSWORD + "\"")) {
            assertThat(server.send("PATCH", "/v1/users/me", access, "{" + field + "}").statusCode())
                .as(field).isEqualTo(422);
        }
        assertThat(server.send("PATCH", "/v1/users/me", key, "{}").statusCode()).isEqualTo(403);
        assertThat(server.get("/v1/users", access).statusCode()).isEqualTo(403);
    }

    @Test
    void a_key_acts_for_a_user_with_what_both_may() {
        String user = user("agent");
        HttpResponse<String> made = server.send(
            "POST", "/v1/tickets", key, "{\"subject\":\"For Ann\"}", "X-On-Behalf-Of", user);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String ticket = part(made.body(), "id");
        assertThat(server.send("GET", "/v1/webhooks", key, "", "X-On-Behalf-Of", user).statusCode())
            .isEqualTo(403);
        Await.until("the trail", () -> server.get("/v1/audit?action=ticket.create&target_id=" + ticket, key)
            .body().contains("\"on_behalf_of\":\"" + user + "\""));
        assertThat(server.get("/v1/audit?action=ticket.create&target_id=" + ticket, key).body())
            .contains("\"actor\":{\"type\":\"service_account\"");
        String access = part(signIn(server, key).body(), "access_token");
        String reader = server.part(OperatorKeys.class).create(OPERATOR, new KeyOrder(account.publicId(),
            "live", "platform", null, List.of("tickets:read"), List.of(), List.of(), null, null)).secret();
        String foreign = server.key(server.account(), "platform");
        String test = server.key(account, "test", "platform");
        assertThat(status(access, user)).isEqualTo(403);
        assertThat(status(reader, user)).isEqualTo(403);
        assertThat(status(foreign, user)).isEqualTo(403);
        assertThat(status(test, user)).isEqualTo(403);
        assertThat(status(key, "usr_01h455vb4pex5vsknk084sn02q")).isEqualTo(403);
        assertThat(status(key, "me")).isEqualTo(400);
        assertThat(status(key, "svc_01h455vb4pex5vsknk084sn02q")).isEqualTo(400);
        server.send("POST", "/v1/users/" + user + "/deactivate", key, "");
        Await.until("nobody acts for them", () -> status(key, user) == 403);
        String accounts = server.key(account, "accounts");
        assertThat(server.send("GET", "/api/v1/users/1", accounts, "", "X-On-Behalf-Of", "nonsense")
            .statusCode()).as("ignored elsewhere").isEqualTo(200);
    }

    private int status(String by, String user) {
        return server.send("GET", "/v1/tickets", by, "", "X-On-Behalf-Of", user).statusCode();
    }

    @Test
    void tokens_are_told_about_and_only_where_they_belong() {
        String user = user("viewer");
        String in = signIn(server, key).body();
        String access = part(in, "access_token");
        String refresh = part(in, "refresh_token");
        assertThat(introspected(key, access)).contains("\"active\":true", "\"sub\":\"" + user + "\"",
            "\"token_type\":\"Bearer\"", "tickets:read", "\"sid\":\"" + part(in, "id"));
        assertThat(introspected(key, refresh)).contains("\"active\":true", "refresh_token");
        for (String elsewhere : List.of(server.key(server.account(), "platform"),
                server.key(account, "test", "platform"))) {
            assertThat(introspected(elsewhere, access)).isEqualTo("{\"active\":false}");
            assertThat(introspected(elsewhere, refresh)).isEqualTo("{\"active\":false}");
            assertThat(server.send("POST", "/v1/sessions/refresh", elsewhere,
                "{\"refresh_token\":\"" + refresh + "\"}").statusCode()).isEqualTo(401);
        }
        String last = refresh.endsWith("a") ? "b" : "a";
        for (String wrong : List.of(access, "nonsense", refresh.substring(0, refresh.length() - 1) + last,
                key)) {
            assertThat(refresh(server, wrong).statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(server.get("/v1/tickets", refresh).statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/users/1", access).statusCode()).isEqualTo(401);
        assertThat(server.get("/functions/v1/integration-tickets", access).statusCode()).isEqualTo(401);
        assertThat(refresh(server, refresh).statusCode()).isEqualTo(200);
        assertThat(introspected(key, refresh)).isEqualTo("{\"active\":false}");
        assertThat(introspected(server.key(account, "identity"), access)).startsWith("{\"active\":true");
    }

    private String introspected(String by, String token) {
        return server.send("POST", "/v1/sessions/introspect", by, "{\"token\":\"" + token + "\"}").body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"device\":\"a\\r\\nSet-Cookie: x\"                          | 422",
        "\"device\":\"\\u202eevil\"                                   | 422",
        "\"client\":{\"address\":\"localhost\"}                       | 422",
        "\"client\":{\"address\":\"1.2.3.4\",\"user_agent\":\"a\\nb\"} | 422",
        "\"client\":{}                                                | 422",
        "\"unknown\":1                                                | 422",
        "\"password\":\"wrong password here\"                         | 401",
        "\"login\":\"nobody@example.com\"                             | 401",
        "\"login\":\"\\u0000\"                                        | 400",
        "\"device\":\"Fine — ünïcode\"                                | 201"})
    void what_is_sent_at_sign_in_is_checked(String field, int status) {
        user("member");
        String body = "{\"login\":\"user" + people + "@example.com\",\"password\":\"" + PASSWORD + "\"}";
        String name = field.substring(0, field.indexOf(':') + 1);
        String sent = body.contains(name)
            ? body.replaceFirst(Pattern.quote(name) + "\"[^\"]*\"", Matcher.quoteReplacement(field))
            : body.replaceFirst("\\{", Matcher.quoteReplacement("{" + field + ","));
        HttpResponse<String> answer = server.send("POST", "/v1/sessions", key, sent);
        assertThat(answer.statusCode()).as(sent + answer.body()).isEqualTo(status);
    }

    @Test
    void nobody_keeps_more_than_a_hundred_sessions() {
        String user = user("member");
        String first = part(signIn(server, key).body(), "access_token");
        Caller caller = caller();
        NewSession wanted = new NewSession("platform", null, new Client("203.0.113.7", null));
        Entered entered =
            new Entered(id(user), server.part(Secrets.class).of(caller, id(user)).orElseThrow().sealed());
        for (int i = 0; i < 100; i++) {
            server.part(Writes.class).run(caller, write ->
                server.part(Sessions.class).begin(entered, wanted, write));
        }
        assertThat(server.get("/v1/sessions?limit=1&user_id=" + user, key).body())
            .contains("\"total\":100");
        Await.until("the first made room", () -> server.get("/v1/users/me", first).statusCode() == 401);
        assertThat(events("session.created", user)).isEqualTo(101);
        assertThat(events("session.revoked", user)).isEqualTo(1);
    }

    private Caller caller() {
        return new Caller(account.live(), Principal.installation("test"), Permissions.EVERYTHING,
            new Origin("req_01h455vb4pex5vsknk084sn02q", "local", ""), Deadline.in(Duration.ofMinutes(1)));
    }

    @Test
    void the_request_log_tells_users_and_keys_apart_and_so_do_the_limits() {
        String user = user("viewer");
        String access = part(signIn(server, key).body(), "access_token");
        HttpResponse<String> first = server.get("/v1/limits", access);
        part(signIn(server, key).body(), "access_token");
        String again = part(signIn(server, key).body(), "access_token");
        HttpResponse<String> second = server.get("/v1/limits", again);
        assertThat(remaining(second)).as("counted over all sessions").isEqualTo(remaining(first) - 1);
        server.send("GET", "/v1/roles", key, "", "X-On-Behalf-Of", user);
        Pattern forUser = Pattern.compile("\"key_id\":\"key_[^\"]*\",\"user_id\":\"" + user + "\"");
        Await.until("the log of both", () -> forUser.matcher(
                server.get("/v1/request-log?route=/v1/roles", key).body()).find()
            && server.get("/v1/request-log?route=/v1/limits", key).body()
                .contains("\"key_id\":null,\"user_id\":\"" + user + "\""));
    }

    private static long remaining(HttpResponse<String> answer) {
        Matcher key = Pattern.compile("\"scope\":\"(?:key|user)\"[^}]*?\"remaining\":(\\d+)")
            .matcher(answer.body());
        assertThat(key.find()).isTrue();
        return Long.parseLong(key.group(1));
    }
}
