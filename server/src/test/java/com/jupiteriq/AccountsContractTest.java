package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.users.User;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of document 004: two operations, one dress, keys and a limit of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsContractTest {

    private static final String USERS = "/api/v1/users";
    private static final int HOUR = 3_600;

    private TestServer server;
    private Account account;
    private String key;

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
        key = server.key(account, "accounts");
    }

    @Test
    void a_user_with_a_password_is_active_at_once_and_nobody_is_invited() {
        HttpResponse<String> made = create("""
            {"username":"john_doe","email":"john@example.com","password":"secure_password"}""");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(made.body()).matches(Pattern.compile("\\{\"id\":[1-9][0-9]*,\"username\":\"john_doe\","
            + "\"email\":\"john@example.com\",\"created_at\":\"[0-9-]+T[0-9:]+Z\"}"));
        assertThat(made.headers().firstValue("Location")).isEmpty();
        String id = id(made);
        assertThat(server.get(USERS + "/" + id, key).body())
            .isEqualTo(made.body().replace("}", ",\"last_login\":null}"));
        assertThat(onV1(id)).contains("\"status\":\"active\"", "\"role\":\"member\"",
            "\"number\":" + id + ",");
        assertThat(invited()).isEmpty();
    }

    @Test
    void a_user_without_a_password_is_invited_once() {
        String body = "{\"username\":\"jo_\",\"email\":\"jo@example.com\",\"password\":null}";
        HttpResponse<String> made = server.send("POST", USERS, key, body, "X-Idempotency-Key", "k");
        HttpResponse<String> again = server.send("POST", USERS, key, body, "X-Idempotency-Key", "k");
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(onV1(id(made))).contains("\"status\":\"invited\"");
        assertThat(invited()).containsExactly(Long.parseLong(id(made)));
    }

    @Test
    void what_the_contract_does_not_know_is_passed_over() {
        HttpResponse<String> made = server.send("POST", USERS + "?colour=red", key, """
            {"username":"sly","email":"sly@example.com","role":"owner","external_id":7,"x":{}}""");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        assertThat(onV1(id(made))).contains("\"role\":\"member\"", "\"external_id\":null");
        assertThat(server.get(USERS + "/" + id(made) + "?limit=0&a=b", key).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | Username is required",
        "{'email':'a@example.com'} | Username is required",
        "{'username':null,'email':'a@example.com'} | Username is required",
        "{'username':'','email':'a@example.com'} | Username is required",
        "{'username':' ','email':7,'password':7} | Username is required",
        "{'username':7,'email':'a@example.com'} | Username must be a string",
        "{'username':'ab','email':'a@example.com'} |"
            + " Username must match the pattern `^[A-Za-z0-9._-]{3,64}$`",
        "{'username':'abc'} | Email is required",
        "{'username':'abc','email':''} | Email is required",
        "{'username':'abc','email':'a@@example.com','password':''} |"
            + " Email must be an e-mail address such as name@example.com",
        "{'username':'abc','email':'a@example.com','password':7} | Password must be a string",
        "{'username':'abc','email':'a@example.com','password':''} |"
            + " A password must have at least 12 characters.",
        "{'username':'abc','email':'a@example.com','password':'a@EXAMPLE.com'} |"
            + " A password must not be the e-mail address, username or name of its user. Send another one."})
    void the_first_wrong_field_is_told(String body, String details) {
        refused(create(body.replace('\'', '"')), 400, """
            {"error":{"code":"INVALID_REQUEST","message":"The request is invalid","details":"%s"}}"""
            .formatted(details));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\u00fcb", "abc\u200f", "\u0430bc", "a@b", "abc/", "+abc", "abc\\n",
        "abc\\u0000", "abc\\ud800"})
    void a_username_has_letters_digits_and_three_signs(String username) {
        assertInvalid(create("{\"username\":\"" + username + "\",\"email\":\"a@example.com\"}"), "Username ");
        assertInvalid(create("{\"username\":\"" + "x".repeat(65) + "\",\"email\":\"a@example.com\"}"),
            "Username ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a@", "@example.com", "a@example", "a@example.com.", "a@.example.com",
        "a b@example.com",
        "\\\"a b\\\"@example.com", "a@xn--a", "a@ex_ample.com", "a\\u0000@example.com", "a@exa\u200fmple.com",
        "a..b@example.com", "a@example.com\\ud800"})
    void an_address_is_one_to_which_mail_can_be_sent(String email) {
        assertInvalid(create("{\"username\":\"abc\",\"email\":\"" + email + "\"}"), "Email ");
        String label = "x".repeat(62);
        String tooLong = "a@" + String.join(".", label, label, label, label) + ".example";
        assertThat(tooLong.length()).isGreaterThan(254);
        assertInvalid(create("{\"username\":\"abc\",\"email\":\"" + tooLong + "\"}"), "Email ");
    }

    /// What no text may hold is told of where it stands, everything else of the field.
    private void assertInvalid(HttpResponse<String> answer, String beginning) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).containsPattern("\"details\":\"(" + beginning + "|A string )");
        assertThat(server.tenants.count("users where tenant_id = '" + account.live().id() + "'")).isZero();
    }

    @Test
    void of_many_at_once_one_gets_the_name() throws InterruptedException {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = IntStream.range(0, 16).mapToObj(i -> Thread.ofVirtual().start(() ->
            answers.add(create("{\"username\":\"one\",\"email\":\"one@example.com\"}").body()))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(16).filteredOn(body -> body.startsWith("{\"id\":")).hasSize(1);
        assertThat(answers).filteredOn(body -> body.startsWith("{\"error\"")).hasSize(15)
            .allSatisfy(body -> assertThat(body).endsWith("\"details\":\"Username is already in use\"}}"));
        assertThat(invited()).hasSize(1);
    }

    @Test
    void what_another_user_has_is_in_use() {
        assertThat(create("{\"username\":\"taken\",\"email\":\"taken@example.com\"}").statusCode())
            .isEqualTo(200);
        String both = "{\"username\":\"TAKEN\",\"email\":\"Taken@EXAMPLE.com\"}";
        refusedWith(create(both), 400, "INVALID_REQUEST", "Username is already in use");
        refusedWith(create("{\"username\":\"other\",\"email\":\"Taken@EXAMPLE.com\"}"), 400,
            "INVALID_REQUEST", "Email is already in use");
        assertThat(server.send("POST", USERS, server.key(server.account(), "accounts"), both).statusCode())
            .as("another customer's are other people").isEqualTo(200);
    }

    @Test
    void a_body_that_is_none_is_an_invalid_request() {
        for (String body : List.of("", "{", "[]", "null", "{\"username\":\"a\",\"username\":\"b\"}")) {
            HttpResponse<String> answer = create(body);
            assertThat(answer.statusCode()).as(body + " " + answer.body()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"INVALID_REQUEST\","
                + "\"message\":\"The request is invalid\",\"details\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "007", "1.0", "1e3", "9007199254740991", "9007199254740992",
        "99999999999999999999", "abc", "me", "usr_01h455vb4pex5vsknk084sn02q",
        "018f8e1c-0000-7000-8000-000000000000"})
    void what_is_nobodys_id_is_not_found(String id) {
        refused(server.get(USERS + "/" + id, key), 404, """
            {"error":{"code":"RESOURCE_NOT_FOUND","message":"The resource was not found",\
            "details":"User not found"}}""");
    }

    @Test
    void another_customers_user_is_not_found() {
        String theirs = id(server.send("POST", USERS, server.key(server.account(), "accounts"),
            "{\"username\":\"theirs\",\"email\":\"theirs@example.com\"}"));
        String ours = id(create("{\"username\":\"ours\",\"email\":\"ours@example.com\"}"));
        String test = server.key(account, "test", "accounts");
        refusedWith(server.get(USERS + "/" + ours, test), 404, "RESOURCE_NOT_FOUND", "User not found");
        if (!theirs.equals(ours)) {
            refusedWith(server.get(USERS + "/" + theirs, key), 404, "RESOURCE_NOT_FOUND", "User not found");
        }
    }

    @Test
    void its_keys_open_nothing_else_and_no_others_open_it() {
        refusedWith(server.send(server.open(USERS + "/1")), 401, "AUTH_REQUIRED",
            "Send an API key as `Authorization: Bearer` or as `X-API-Key`.");
        for (String contract : List.of("platform", "identity", "integration")) {
            assertThat(server.get(USERS + "/1", server.key(account, contract)).body())
                .contains("\"code\":\"AUTH_INVALID\"");
        }
        assertThat(server.get("/v1/users", key).statusCode()).isEqualTo(401);
        assertThat(server.get("/functions/v1/integration-tickets", key).statusCode()).isEqualTo(401);
        assertThat(key).startsWith("acct_live_");
        assertThat(server.key(account, "test", "accounts")).startsWith("acct_test_");
    }

    @Test
    void paths_and_methods_that_it_has_not_keep_its_shape() {
        assertThat(server.get("/api/v1/tickets", key).body())
            .startsWith("{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\"");
        HttpResponse<String> listed = server.get(USERS, key);
        assertThat(listed.statusCode()).isEqualTo(405);
        assertThat(listed.headers().firstValue("Allow")).contains("POST");
        assertThat(server.send("DELETE", USERS + "/1", key, "").statusCode()).isEqualTo(405);
    }

    @Test
    void a_thousand_an_hour_whatever_the_plan() {
        HttpResponse<String> first = server.get(USERS + "/1", key);
        assertThat(first.headers().firstValue("X-RateLimit-Limit")).contains("1000");
        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).contains("999");
        assertThat(Long.parseLong(first.headers().firstValue("X-RateLimit-Reset").orElseThrow()) % HOUR)
            .isZero();
        assertThat(server.get(USERS + "/1", server.key(account, "accounts")).headers()
            .firstValue("X-RateLimit-Remaining")).as("each key by itself").contains("999");
    }

    @Test
    void an_unchanged_user_is_not_sent_again() {
        HttpResponse<String> made = create("{\"username\":\"still\",\"email\":\"still@example.com\"}");
        String tag = made.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> same = server.send(server.request(USERS + "/" + id(made), key)
            .header("If-None-Match", tag).GET());
        assertThat(same.statusCode()).isEqualTo(304);
    }

    @Test
    void a_key_for_a_repetition_comes_with_the_same_request() {
        String once = UUID.randomUUID().toString();
        server.send("POST", USERS, key, "{\"username\":\"one\",\"email\":\"one@example.com\"}",
            "Idempotency-Key", once);
        refusedWith(server.send("POST", USERS, key, "{\"username\":\"two\",\"email\":\"two@example.com\"}",
            "Idempotency-Key", once), 400, "INVALID_REQUEST",
            "This idempotency key was used with another request. Send a new key for a new request.");
    }

    private HttpResponse<String> create(String body) {
        return server.send("POST", USERS, key, body);
    }

    /// The same user as the platform shows them.
    private String onV1(String number) {
        return server.get("/v1/users/" + number, server.key(account, "platform")).body();
    }

    /// The numbers of those of the customer who were sent a link.
    private List<Long> invited() {
        return server.tenants.all.sql("""
            select number
            from invitations
            join users on users.tenant_id = invitations.tenant_id and users.id = invitations.user_id
            where invitations.tenant_id = ?""").param(account.live().id()).query(Long.class).list();
    }

    private void refusedWith(HttpResponse<String> answer, int status, String code, String details) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\"")
            .endsWith("\"details\":\"" + details + "\"}}");
    }

    private void refused(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(invited()).isEmpty();
        assertThat(server.tenants.count("users where tenant_id = '" + account.live().id() + "'")).isZero();
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceFirst("^\\{\"id\":([0-9]+),.*$", "$1");
    }
}
