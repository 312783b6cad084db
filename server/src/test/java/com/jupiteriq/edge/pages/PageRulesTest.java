package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.pages.Surfer.Seen;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What holds for every page: where pages are, what their answers tell browsers, how much they weigh.
class PageRulesTest {

    private static final TestServer SERVER = new TestServer(Stumbling.class);
    private static final Account ACCOUNT = SERVER.account();
    private static final Surfer VISITOR =
        new Surfer(SERVER).signIn(Surfer.user(SERVER, ACCOUNT, "owner"));

    /// A page with everything that it loads.
    private static final int MAX_PACKED = 40 << 10;

    private static final Pattern INLINE =
        Pattern.compile("(?i)\\sstyle=|\\son[a-z]+=|<style|<script(?![^>]*src=)");
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    /// Pages that do not get to their end.
    @Configuration(proxyBeanMethods = false)
    static class Stumbling {

        @Bean
        Page.Table stumbling() {
            return new Page.Table(List.of(
                Page.at("/device/broken").shows(call -> {
                    throw new IllegalStateException("a bug, as the test wants it");
                }),
                refusing("/device/busy", new Failure.Unavailable(Duration.ofSeconds(7))),
                refusing("/device/closed", new Failure.Forbidden(Permission.USERS_WRITE)),
                refusing("/device/changed", new Failure.Stale(2))));
        }

        private static Page refusing(String path, Failure failure) {
            return Page.at(path).shows(call -> {
                throw new Refused(failure);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"broken,500,Something went wrong here", "busy,503,Too busy right now",
        "closed,403,This is not for you", "changed,409,Somebody was faster",
        "none,404,There is nothing here"})
    void whatever_stops_a_page_is_told_in_words(String page, int status, String words) {
        Seen seen = new Surfer(SERVER).get("/device/" + page);
        assertThat(seen.status()).isEqualTo(status);
        assertThat(seen.body()).contains("<h1>" + words).doesNotContain("as the test wants it");
        assertThat(header(seen, "Retry-After")).isEqualTo(status == 503 ? "7" : "");
        assertThat(seen.body()).contains(header(seen, "X-Server-Request-Id"));
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in/forgot", "/sign-in/password?token=x", "/sign-in/invitation",
        "/sign-in/first-owner?token=x", "/console", "/oauth2/authorize", "/.well-known/openid-configuration",
        "/scim/v2/Users", "/device", "/docs", "/sign-in/account", "/profile", "/profile/password",
        "/profile/two-factor", "/profile/two-factor/add", "/sign-out", "/sign-in/confirm"})
    void every_page_keeps_itself_apart(String path) {
        for (Seen seen : List.of(new Surfer(SERVER).get(path), VISITOR.get(path))) {
            assertThat(header(seen, "Content-Security-Policy")).contains("default-src 'none'",
                "frame-ancestors 'none'",
                "form-action 'self'", "base-uri 'none'").doesNotContain("unsafe");
            assertThat(header(seen, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(seen, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(seen, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(seen, "Cache-Control")).isEqualTo("no-store");
            assertThat(seen.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(seen.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(INLINE.matcher(seen.body()).find()).as(seen.body()).isFalse();
            if (seen.status() != 303) {
                assertThat(header(seen, "Content-Type")).isEqualTo("text/html; charset=utf-8");
            }
        }
    }

    private static String header(Seen seen, String name) {
        return seen.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/sign-in/forgot", "/console", "/profile", "/profile/password",
        "/profile/two-factor", "/profile/two-factor/add"})
    void a_page_with_everything_is_small(String path) throws IOException {
        Surfer surfer = path.startsWith("/profile") ? VISITOR : new Surfer(SERVER);
        String page = surfer.get(path).body();
        int bytes = packed(page);
        List<String> loaded = LOADED.matcher(page).results().map((MatchResult found) -> found.group(1))
            .toList();
        assertThat(loaded).hasSize(3);
        for (String file : loaded) {
            bytes += packed(surfer.get(file).body());
        }
        assertThat(bytes).isLessThan(MAX_PACKED);
    }

    private static int packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.size();
    }

    @Test
    void files_are_kept_for_a_year_by_the_name_of_their_bytes() {
        Surfer surfer = new Surfer(SERVER);
        String style = LOADED.matcher(surfer.get("/sign-in").body()).results().map(found -> found.group(1))
            .filter(path -> path.endsWith(".css")).findFirst().orElseThrow();
        Seen seen = surfer.get(style);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(header(seen, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(seen, "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(seen.headers().allValues("Set-Cookie")).isEmpty();
        Seen packed = surfer.seen(surfer.request(style).header("Accept-Encoding", "gzip"));
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).contains("Accept-Encoding");
        Seen older = surfer.get(style.replaceAll("/[0-9a-f]{12}/", "/000000000000/"));
        assertThat(older.status()).isEqualTo(200);
        assertThat(header(older, "Cache-Control")).isEqualTo("no-store");
        for (String none : List.of("/assets", "/assets/", "/assets/style.css", "/assets/x/y/style.css",
                style + "x", "/assets/000000000000/page.css")) {
            assertThat(surfer.get(none).status()).as(none).isEqualTo(404);
        }
        assertThat(surfer.sendRaw(style, "").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | 303",
        "text/html | 303", "application/json | 200", "*/* | 200", "- | 200", "text/html;q=0, */* | 200",
        "text/plain | 200", "application/json, text/html;q=0.9 | 200"})
    void the_host_alone_answers_browsers_and_programs(String accept, int status) {
        var request = SERVER.open("/").GET();
        HttpResponse<String> answer = SERVER.send(accept == null ? request : request.header("Accept",
            accept));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues("Vary").toString()).contains("Accept");
        if (status == 303) {
            assertThat(answer.headers().firstValue("Location")).contains("/profile");
        } else {
            assertThat(answer.body()).contains("\"openapi\"");
        }
    }

    @Test
    void a_link_to_a_file_that_leads_nowhere_is_a_page_for_people() {
        assertThat(SERVER.send(SERVER.open("/f/none").GET()).body()).contains("\"error\"");
        HttpResponse<String> seen = SERVER.send(SERVER.open("/f/none").GET().header("Accept", "text/html"));
        assertThat(seen.statusCode()).isEqualTo(404);
        assertThat(seen.body()).contains("There is nothing here");
    }

    @Test
    void what_the_door_refuses_is_a_page_too() {
        Surfer surfer = new Surfer(SERVER);
        Seen longest = surfer.get("/sign-in?" + "a".repeat(8_200));
        assertThat(longest.status()).isEqualTo(414);
        assertThat(longest.body()).contains("This address is too long");
        assertThat(surfer.get("/sign-in?" + "a=b&".repeat(51)).status()).isEqualTo(400);
        assertThat(surfer.get("/sign-in/../profile").body()).contains("<!doctype html>");
        Seen method = surfer.seen(surfer.request("/sign-in").DELETE());
        assertThat(method.status()).isEqualTo(405);
        assertThat(header(method, "Allow")).isEqualTo("GET, HEAD, POST");
        Seen head = surfer.seen(surfer.request("/sign-in").method("HEAD",
            java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void log_and_metrics_know_pages_apart() {
        VISITOR.get("/profile/password");
        new Surfer(SERVER).get("/console/nothing");
        assertThat(SERVER.managed("/metrics").body())
            .contains("jupiteriq_http_requests_seconds_count{method=\"GET\",route=\"/profile/password\""
                + ",status=\"2xx\",surface=\"pages\"}", "route=\"none\",status=\"4xx\",surface=\"pages\"")
            .doesNotContain("/console/nothing");
        String key = SERVER.key(ACCOUNT, "platform");
        Await.until("its line in the request log", () -> SERVER.get("/v1/request-log?limit=100", key).body()
            .contains("\"/profile/password\""));
    }
}
