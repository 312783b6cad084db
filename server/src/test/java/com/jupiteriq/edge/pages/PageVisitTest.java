package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.pages.Surfer.Seen;
import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.signin.pages.Authenticator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// How people come, stay and go, over HTTP.
class PageVisitTest {

    private static final TestServer SERVER = new TestServer();
    private static final Account ACCOUNT = SERVER.account();
    private static final int GUESSES = 64;

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void whoever_was_on_the_way_somewhere_comes_there() {
        Surfer surfer = new Surfer(SERVER);
        assertThat(surfer.get("/profile").location()).isEqualTo("/sign-in");
        assertThat(surfer.get("/profile/password?x=1").location())
            .isEqualTo("/sign-in?next=%2Fprofile%2Fpassword%3Fx%3D1");
        Seen start = surfer.get("/sign-in?next=%2Fprofile%2Fpassword%3Fx%3D1");
        Seen step = surfer.send("/sign-in", "email", Surfer.user(SERVER, ACCOUNT, "member"), "next",
            start.hidden("next"));
        assertThat(step.status()).isEqualTo(200);
        assertThat(step.body()).contains("type=\"password\"").doesNotContain("autocomplete=\"off\"");
        assertThat(step.hidden("next")).isEqualTo("/profile/password?x=1");
    }

    @Test
    void wrong_is_wrong_whatever_it_is() {
        String email = Surfer.user(SERVER, ACCOUNT, "member");
        Surfer surfer = new Surfer(SERVER);
        surfer.get("/sign-in");
        Seen known = surfer.send("/sign-in", "email", email, "password", "something else");
        Seen unknown = surfer.send("/sign-in", "email", "nobody@example.com", "password", "something else");
        assertThat(List.of(known.status(), unknown.status())).containsOnly(422);
        assertThat(same(known, email)).isEqualTo(same(unknown, "nobody@example.com"));
    }

    private static String same(Seen seen, String email) {
        return seen.body().replace(email, "…").replaceAll("name=\"form_token\" value=\"[^\"]*\"", "");
    }

    @Test
    void a_form_that_was_opened_before_works_in_the_other_tab_too() {
        String email = Surfer.user(SERVER, ACCOUNT, "member");
        Surfer surfer = new Surfer(SERVER);
        surfer.get("/sign-in");
        String first = surfer.token;
        surfer.signIn(email);
        String profile = surfer.token;
        surfer.token = first;
        assertThat(surfer.send("/sign-in", "email", email, "password",
            Surfer.PASSWORD).location()).isEqualTo("/profile");
        surfer.token = profile;
        Seen outdated = surfer.send("/profile/name", "name", "Ann");
        assertThat(outdated.status()).as("a form of the session before").isEqualTo(403);
        assertThat(surfer.isIn()).isTrue();
    }

    @Test
    void nothing_is_behind_the_back_button_after_signing_out() {
        Surfer surfer = new Surfer(SERVER).signIn(Surfer.user(SERVER, ACCOUNT, "member"));
        String cookie = surfer.cookies.get("jiq");
        String token = surfer.token;
        Seen out = surfer.send("/sign-out");
        assertThat(out.location()).isEqualTo("/sign-in");
        assertThat(surfer.cookies).doesNotContainKey("jiq");
        assertThat(surfer.get("/sign-in").body()).contains("You are signed out.");
        assertThat(surfer.get("/sign-in").body()).as("said once").doesNotContain("You are signed out.");
        surfer.cookies.put("jiq", cookie);
        surfer.token = token;
        assertThat(surfer.get("/profile").location()).isEqualTo("/sign-in");
        assertThat(surfer.send("/profile/name", "name", "Ghost").location()).isEqualTo("/sign-in");
    }

    @Test
    void what_keeps_others_out_takes_a_fresh_proof() {
        String email = Surfer.user(SERVER, ACCOUNT, "member");
        Surfer surfer = new Surfer(SERVER).signIn(email);
        String secret = surfer.addFactor().secret();
        surfer.get("/profile/two-factor");
        SERVER.tenants.clock.forward(Duration.ofMinutes(11));
        Seen detour = surfer.send("/profile/two-factor/remove");
        assertThat(detour.location()).isEqualTo("/sign-in/confirm?next=%2Fprofile%2Ftwo-factor");
        assertThat(surfer.get("/profile/two-factor").body()).contains("Turn off");
        assertThat(surfer.get("/profile/two-factor/add").location())
            .isEqualTo("/sign-in/confirm?next=%2Fprofile%2Ftwo-factor%2Fadd");
        surfer.get("/sign-in/confirm?next=%2Fprofile%2Ftwo-factor");
        Seen wrong = surfer.send("/sign-in/confirm", "next", "/profile/two-factor", "password", "wrong");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is wrong");
        assertThat(surfer.send("/sign-in/confirm", "next", "/profile/two-factor", "code",
            Authenticator.code(secret, SERVER.tenants.clock.instant())).location())
                .isEqualTo("/profile/two-factor");
        assertThat(surfer.send("/profile/two-factor/remove").location()).isEqualTo("/profile/two-factor");
        assertThat(surfer.get("/profile/two-factor").body()).contains("Two-factor authentication is off.",
            "Set up");
    }

    @Test
    void whoever_lacks_a_factor_that_is_demanded_can_only_add_one() {
        Account strict = SERVER.account();
        String email = Surfer.user(SERVER, strict, "member");
        Surfer surfer = new Surfer(SERVER).signIn(email);
        SERVER.send("PATCH", "/v1/account", SERVER.key(strict, "platform"),
            "{\"settings\":{\"require_two_factor\":true}}");
        Await.until("the demand to be known", () -> surfer.get("/profile").location()
            .equals("/profile/two-factor"));
        surfer.get("/profile/two-factor");
        assertThat(surfer.send("/profile/name", "name", "Ann").location()).isEqualTo("/profile/two-factor");
        surfer.addFactor();
        Await.until("the factor to be known", surfer::isIn);
        surfer.get("/profile/two-factor");
        assertThat(surfer.send("/profile/two-factor/remove").body()).contains("demands a second factor");
    }

    @Test
    void the_second_step_takes_a_code_or_a_backup_code_once() {
        String email = Surfer.user(SERVER, ACCOUNT, "member");
        Surfer surfer = new Surfer(SERVER).signIn(email);
        Surfer.Factor factor = surfer.addFactor();
        surfer.get("/profile");
        surfer.send("/sign-out");
        Seen step = surfer.enter(email);
        assertThat(step.body()).contains("Second step");
        assertThat(surfer.get("/profile").status()).isEqualTo(303);
        surfer.token = "";
        surfer.get("/sign-in");
        Seen wrong = surfer.send("/sign-in/second", "ticket", step.hidden("ticket"), "code", "000000");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.hidden("ticket")).isEqualTo(step.hidden("ticket"));
        SERVER.tenants.clock.forward(Duration.ofSeconds(30));
        String code = Authenticator.code(factor.secret(), SERVER.tenants.clock.instant());
        assertThat(surfer.send("/sign-in/second", "ticket", step.hidden("ticket"), "code", code).location())
            .isEqualTo("/profile");
        assertThat(shown(email, "code", code).status()).as("the code once more").isEqualTo(422);
        assertThat(factor.codes()).hasSize(10);
        String backup = factor.codes().getFirst();
        assertThat(shown(email, "backup_code", backup).location()).isEqualTo("/profile");
        assertThat(shown(email, "backup_code", backup).status()).as("once more").isEqualTo(422);
    }

    /// What comes of a code that somebody shows in a browser of their own.
    private static Seen shown(String email, String name, String code) {
        Surfer surfer = new Surfer(SERVER);
        Seen step = surfer.enter(email);
        return surfer.send("/sign-in/second", "ticket", step.hidden("ticket"), name, code);
    }

    @Test
    void of_many_guesses_at_once_by_pages_and_the_api_five_are_looked_at() throws Exception {
        SERVER.tenants.clock.forward(Duration.ofMinutes(1));
        Account account = SERVER.account();
        String email = Surfer.user(SERVER, account, "owner");
        String key = SERVER.key(account, "platform");
        Surfer opened = new Surfer(SERVER);
        opened.get("/sign-in");
        List<Callable<Integer>> guesses = new ArrayList<>();
        for (int i = 0; i < GUESSES / 2; i++) {
            String guess = "incorrect horse " + i;
            guesses.add(() ->
                new Surfer(opened).send("/sign-in", "email", email, "password", guess).status());
            guesses.add(() -> SERVER.send("POST", "/v1/sessions", key,
                "{\"login\":\"" + email + "\",\"password\":\"" + guess + "\"}").statusCode());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(GUESSES)) {
            for (Future<Integer> status : threads.invokeAll(guesses)) {
                assertThat(status.get()).isIn(401, 422);
            }
        }
        String tries = "sign_in_tries where tenant_id = '" + account.live().id() + "'";
        assertThat(SERVER.tenants.count(tries + " and failed = 5 and pending = 0")).isOne();
        assertThat(SERVER.tenants.count(tries)).isOne();
        assertThat(new Surfer(SERVER).enter(email).status()).as("also the right one").isEqualTo(422);
    }

    @Test
    void over_tls_cookies_belong_to_this_host_alone() {
        ServerSettings behind = new ServerSettings("127.0.0.1", 0, 0, List.of("127.0.0.1"), Bounds.DEFAULT,
            null, List.of());
        try (TestServer server = new TestServer(behind)) {
            Surfer surfer = new Surfer(server);
            surfer.headers.put("X-Forwarded-Proto", "https");
            Seen seen = surfer.get("/sign-in");
            assertThat(seen.headers().firstValue("Strict-Transport-Security")).contains("max-age=63072000");
            assertThat(seen.headers().allValues("Set-Cookie")).singleElement().asString()
                .startsWith("__Host-jiq-form=").contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
            surfer.signIn(Surfer.user(server, server.account(), "member"));
            assertThat(surfer.cookies).containsKeys("__Host-jiq", "__Host-jiq-device");
            surfer.headers.clear();
            assertThat(surfer.get("/profile").status()).as("the same cookie on an open way").isEqualTo(303);
        }
    }

    @Test
    void what_is_said_or_bright_is_of_one_browser() {
        Surfer surfer = new Surfer(SERVER).signIn(Surfer.user(SERVER, ACCOUNT, "member"));
        assertThat(surfer.get("/profile").body()).contains("data-theme=\"system\"");
        surfer.send("/profile/theme", "theme", "dark");
        assertThat(surfer.get("/profile").body()).contains("data-theme=\"dark\"");
        assertThat(surfer.get("/console").body()).contains("data-theme=\"dark\"");
        surfer.get("/profile");
        surfer.send("/profile/theme", "theme", "\"><script>");
        assertThat(surfer.get("/profile").body()).contains("data-theme=\"system\"");
        surfer.cookies.put("jiq-said", "PGI-eDwvYj4");
        assertThat(surfer.get("/profile").body()).contains("&lt;b&gt;x&lt;/b&gt;");
    }
}
