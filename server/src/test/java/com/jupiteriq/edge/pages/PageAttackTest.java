package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.pages.Surfer.Seen;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers try at pages, and that nothing comes of it.
class PageAttackTest {

    private static final Bounds IMPATIENT = new Bounds(64, 256, Duration.ofMillis(400), 1 << 24,
        Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000, Duration.ofSeconds(2), Duration.ofSeconds(1),
        1 << 24);
    private static final TestServer SERVER = new TestServer(IMPATIENT);
    private static final Account ACCOUNT = SERVER.account();
    private static final String EMAIL = Surfer.user(SERVER, ACCOUNT, "owner");
    private static final String SESSION = "jiq";
    private static final Surfer VICTIM = new Surfer(SERVER).signIn(EMAIL);
    private static final Surfer ATTACKER = new Surfer(SERVER).signIn(Surfer.user(SERVER, ACCOUNT, "member"));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    static List<String> forms() {
        return Surfer.forms(SERVER).stream().map(Page::path).toList();
    }

    /// Whoever sends a form from elsewhere has the visitor's cookies and cannot read the visitor's pages.
    @ParameterizedTest
    @MethodSource("forms")
    void a_form_of_somebody_else_does_nothing(String path) {
        Surfer victim = VICTIM;
        victim.get("/sign-in/forgot");
        String own = victim.token;
        ATTACKER.get("/profile");
        List<Long> before = traces();
        for (String token : List.of("", "x", ATTACKER.token, own + "A")) {
            victim.token = token;
            Seen refused = victim.send(path, "email", EMAIL, "name", "Mallory", "session", "all");
            assertThat(refused.status()).as(token).isEqualTo(403);
            assertThat(refused.body()).contains("This form is out of date");
        }
        for (String site : List.of("cross-site", "same-site")) {
            victim.headers.put("Sec-Fetch-Site", site);
            victim.token = own;
            assertThat(victim.send(path).status()).as(site).isEqualTo(403);
            victim.headers.clear();
        }
        assertThat(traces()).isEqualTo(before);
        assertThat(victim.isIn()).isTrue();
    }

    private static List<Long> traces() {
        return List.of(SERVER.tenants.count("audit"), SERVER.tenants.count("mails"),
            SERVER.tenants.count("sessions"), SERVER.tenants.count("sign_in_tries"));
    }

    @Test
    void a_form_without_the_cookie_of_its_page_does_nothing() {
        Surfer surfer = new Surfer(SERVER);
        surfer.get("/sign-in");
        surfer.cookies.clear();
        assertThat(surfer.send("/sign-in", "email", EMAIL).status()).isEqualTo(403);
    }

    /// Browsers read many things as another host.
    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example",
        "/profile\r\nX-Evil: 1",
        "@evil.example", "data:text/html,x", "/%2f%2fevil.example", "\t//evil.example",
        "/profile/..//evil.example"})
    void nobody_is_led_elsewhere(String next) {
        Surfer surfer = new Surfer(SERVER);
        Seen first = surfer.get("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        assertThat(first.hidden("next")).isEqualTo("/profile");
        Seen in = surfer.send("/sign-in", "email", EMAIL, "password", Surfer.PASSWORD, "next", next);
        assertThat(in.location()).isEqualTo("/profile");
        assertThat(in.headers().firstValue("X-Evil")).isEmpty();
        surfer.get("/profile");
        assertThat(surfer.send("/sign-in/confirm", "password", Surfer.PASSWORD, "next", next).location())
            .isEqualTo("/profile");
    }

    @Test
    void a_session_that_somebody_has_laid_down_before_is_nobodys() {
        Surfer surfer = new Surfer(SERVER);
        surfer.cookies.put(SESSION, "jat_laid_down_by_somebody_else");
        assertThat(surfer.get("/profile").status()).isEqualTo(303);
        surfer.signIn(EMAIL);
        String first = surfer.cookies.get(SESSION);
        assertThat(first).isNotEqualTo("jat_laid_down_by_somebody_else");
        surfer.signIn(EMAIL);
        assertThat(surfer.cookies.get(SESSION)).isNotEqualTo(first);
        Surfer before = new Surfer(SERVER);
        before.cookies.put(SESSION, first);
        assertThat(before.isIn()).as("the session before").isFalse();
    }

    @Test
    void cookies_that_are_none_are_nobody() {
        Surfer owner = new Surfer(SERVER).signIn(EMAIL);
        String good = owner.cookies.get(SESSION);
        Surfer surfer = new Surfer(SERVER);
        for (String bad : List.of(good.substring(1), good + "x", good.toUpperCase(Locale.ROOT), "x",
                "x".repeat(2_000), good + ".")) {
            surfer.cookies.put(SESSION, bad);
            assertThat(surfer.get("/profile").status()).as(bad).isEqualTo(303);
        }
        try (Wired wired = new Wired(SERVER.part(WebServer.class).port())) {
            assertThat(profile(wired, SESSION + "=" + good)).isEqualTo(200);
            assertThat(profile(wired, SESSION + "=" + good + "; " + SESSION + "=jat_other")).isEqualTo(303);
            assertThat(profile(wired, IntStream.range(0, 100).mapToObj(i -> "c" + i + "=" + i)
                .collect(Collectors.joining("; ")) + "; " + SESSION + "=" + good)).isEqualTo(200);
            assertThat(profile(wired, "__Host-jiq=" + good)).isEqualTo(303);
            assertThat(profile(wired, "c=" + "x".repeat(40_000))).isEqualTo(431);
        }
    }

    private static int profile(Wired wired, String cookies) {
        Answered answer = wired.send("GET /profile HTTP/1.1\r\nHost: x\r\nCookie: " + cookies + "\r\n\r\n")
            .answer();
        return answer.status();
    }

    @Test
    void the_session_of_another_account_is_that_of_another_account() {
        Account other = SERVER.account();
        String email = Surfer.user(SERVER, other, "owner");
        Surfer stranger = new Surfer(SERVER).signIn(email);
        Surfer owner = new Surfer(SERVER).signIn(EMAIL);
        String theirs = owner.get("/profile").body();
        assertThat(stranger.get("/profile").body()).contains(email).doesNotContain(EMAIL);
        new Surfer(SERVER).signIn(EMAIL);
        String session = owner.get("/profile").body()
            .replaceAll("(?s).*name=\"session\" value=\"(ses_[^\"]+)\".*", "$1");
        assertThat(session).startsWith("ses_");
        stranger.get("/profile");
        assertThat(stranger.send("/profile/sessions/end", "session", session).status()).isEqualTo(404);
        assertThat(owner.get("/profile").body()).contains(session).isNotEqualTo(theirs);
    }

    @Test
    void a_form_has_bounds() {
        Surfer surfer = new Surfer(SERVER);
        surfer.get("/sign-in");
        String token = "form_token=" + surfer.token;
        assertThat(surfer.sendRaw("/sign-in", token + "&email=" + "x".repeat(2 << 20)).status())
            .isEqualTo(413);
        assertThat(surfer.sendRaw("/sign-in", token + "&email=" + "x".repeat(70_000)).status())
            .isEqualTo(413);
        assertThat(surfer.sendRaw("/sign-in", token + IntStream.range(0, 1_000).mapToObj(i -> "&f" + i + "=")
            .collect(Collectors.joining())).status()).isEqualTo(400);
        assertThat(surfer.sendRaw("/sign-in", token + "&" + token).status()).isEqualTo(400);
        assertThat(surfer.sendRaw("/sign-in", token + "&email=%ff").status()).isEqualTo(400);
        for (String type : List.of("application/json", "multipart/form-data; boundary=x", "text/plain")) {
            assertThat(surfer.seen(surfer.request("/sign-in").header("Content-Type", type)
                .POST(BodyPublishers.ofString(token))).status()).as(type).isEqualTo(415);
        }
    }

    @Test
    void a_form_that_drips_is_given_up() {
        try (Wired wired = new Wired(SERVER.part(WebServer.class).port())) {
            Surfer surfer = new Surfer(SERVER);
            surfer.get("/sign-in");
            Answered answer = wired.send("POST /sign-in HTTP/1.1\r\nHost: x\r\nCookie: jiq-form="
                + surfer.cookies.get("jiq-form") + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 1000\r\n\r\nform_token=").answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.header("Content-Type")).startsWith("text/html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>@example.com",
        "\"><img src=x onerror=alert(1)>@example.com",
        "a@example.com</title><script>"})
    void what_is_typed_stays_text(String typed) {
        Surfer surfer = new Surfer(SERVER);
        surfer.get("/sign-in");
        for (Seen seen : List.of(surfer.send("/sign-in", "email", typed), surfer.send("/sign-in/forgot",
                "email", typed),
                surfer.get("/sign-in?account=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)))) {
            assertThat(seen.body()).doesNotContain("<script>").doesNotContain("<img");
        }
    }

    @Test
    void an_address_sends_sixty_forms_a_minute_and_no_more() {
        SERVER.tenants.clock.forward(Duration.ofMinutes(1));
        Surfer surfer = new Surfer(SERVER);
        surfer.get("/sign-in");
        for (int i = 0; i < PageLimits.STRANGERS_FORMS; i++) {
            assertThat(surfer.send("/sign-in", "email", "nobody").status()).isEqualTo(422);
        }
        Seen refused = surfer.send("/sign-in", "email", "nobody");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(refused.body()).contains("Too many attempts");
        assertThat(surfer.get("/sign-in").status()).isEqualTo(200);
        SERVER.tenants.clock.forward(Duration.ofMinutes(1));
        assertThat(surfer.send("/sign-in", "email", "nobody").status()).isEqualTo(422);
    }
}
