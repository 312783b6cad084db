package com.jupiteriq.signin.factors;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.signin.pages.Authenticator;
import com.jupiteriq.store.Writes;
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

/// A second factor over HTTP, in both dresses of `/v1`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactorRouteTest {

    private static final String PASSWORD = "correct horse battery staple";
    private static final Pattern ID = Pattern.compile("usr_[0-9a-z]{26}");

    private TestServer server;
    private Account account;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private record Holder(String email, String secret, List<String> codes) {}

    private Holder holder(String key) {
        String email = "somebody-" + UUID.randomUUID() + "@example.com";
        String made = server.send("POST", "/v1/users", key,
            "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}").body();
        Matcher id = ID.matcher(made);
        assertThat(id.find()).as(made).isTrue();
        Principal user = Principal.user(TypeId.parse("usr", id.group()).orElseThrow(), "Ann");
        Caller self = new Caller(account.live(), user, Permissions.NONE,
            new Origin("req_01h455vb4pex5vsknk084sn02q", "local", ""), Deadline.in(Duration.ofMinutes(1)));
        Factors factors = server.part(Factors.class);
        Factors.Beginning begun = factors.begin(self);
        List<String> codes = server.part(Writes.class).run(self, write -> factors.confirm(
            begun.pending(), code(begun.secret()), write));
        return new Holder(email, begun.secret(), codes);
    }

    private String code(String secret) {
        return Authenticator.code(secret, server.tenants.clock.instant());
    }

    private String next(Holder holder) {
        server.tenants.clock.forward(Duration.ofSeconds(30));
        return code(holder.secret());
    }

    private HttpResponse<String> signIn(String key, Holder holder, String password, String more) {
        return server.send("POST", "/v1/sessions", key,
            "{\"login\":\"" + holder.email() + "\",\"password\":\"" + password + "\"" + more + "}");
    }

    @ParameterizedTest
    @CsvSource({"platform, AUTH_INVALID, '\"field\":\"totp\"', '\"field\":\"login\"'",
        "identity, AUTHENTICATION_FAILED, '\"details\":[{\"field\":\"totp\",',"
            + " '\"details\":[{\"field\":\"login\",'"})
    void it_is_asked_for_and_good_once(String contract, String code, String missing, String wrong) {
        String key = server.key(account, contract);
        Holder holder = holder(key);
        HttpResponse<String> without = signIn(key, holder, PASSWORD, "");
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.body()).contains("\"code\":\"SECOND_FACTOR_REQUIRED\"", missing);
        assertThat(signIn(key, holder, PASSWORD, ",\"totp\":null,\"backup_code\":null").body())
            .contains("SECOND_FACTOR_REQUIRED");
        String shown = ",\"totp\":\"" + next(holder) + "\"";
        assertThat(signIn(key, holder, PASSWORD, shown).statusCode()).isEqualTo(201);
        String kept = ",\"backup_code\":\"" + holder.codes().getFirst() + "\"";
        assertThat(signIn(key, holder, PASSWORD, kept).statusCode()).isEqualTo(201);
        for (String used : List.of(shown, kept, ",\"totp\":\"000000\"", ",\"backup_code\":\"x\"")) {
            HttpResponse<String> refused = signIn(key, holder, PASSWORD, used);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("\"code\":\"" + code + "\"", wrong);
        }
        String wrongBoth = signIn(key, holder, "incorrect horse battery staple", shown).body();
        assertThat(wrongBoth).as("nobody learns that there is one").contains(wrong);
        assertThat(signIn(key, holder, PASSWORD, ",\"totp\":\"" + next(holder) + "\"").statusCode())
            .as("five were wrong").isEqualTo(401);
    }

    @Test
    void an_account_demands_one_of_its_users_and_not_of_those_of_the_sandbox() {
        Account strict = server.account();
        String live = server.key(strict, "platform");
        String sandbox = server.key(strict, "test", "platform");
        Holder plain = new Holder("ann@example.com", "", List.of());
        for (String key : List.of(live, sandbox)) {
            server.send("POST", "/v1/users", key,
                "{\"email\":\"ann@example.com\",\"password\":\"" + PASSWORD + "\"}");
        }
        assertThat(signIn(live, plain, PASSWORD, "").statusCode()).isEqualTo(201);
        assertThat(server.send("PATCH", "/v1/account", live, "{\"settings\":{\"require_two_factor\":true}}")
            .body()).contains("\"require_two_factor\":true");
        for (String shown : List.of("", ",\"totp\":\"000000\"", ",\"backup_code\":\"00000-00000\"")) {
            assertThat(signIn(live, plain, PASSWORD, shown).body()).contains("SECOND_FACTOR_REQUIRED");
        }
        assertThat(signIn(sandbox, plain, PASSWORD, "").statusCode()).isEqualTo(201);
        assertThat(strict.tenant(Environment.TEST)).isNotEqualTo(strict.live());
        server.send("PATCH", "/v1/account", live, "{\"settings\":{\"require_two_factor\":false}}");
        assertThat(signIn(live, plain, PASSWORD, "").statusCode()).isEqualTo(201);
    }
}
