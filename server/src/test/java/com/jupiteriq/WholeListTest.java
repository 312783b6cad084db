package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `Accept: application/x-ndjson` on lists: all of it, an object a line.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeListTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final int TICKETS = 1_234;

    /// More than the buffers between two ends of a connection take.
    private static final int LARGE = 60_000;
    private static final int LARGE_TICKETS = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;
    private Account account;
    private String key;

    @BeforeAll
    void open_many_tickets() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
        open(account, TICKETS, "");
    }

    /// Below the API, because it is not what is tested here.
    private void open(Account owner, int count, String description) {
        server.tenants.all.sql("""
            insert into tickets (tenant_id, id, number, version, principal_id, subject, description, status,
                                 priority, words, created_at, updated_at)
            select ?, gen_random_uuid(), 100000 + n, 1, gen_random_uuid(), 'Subject ' || n, ?, 'open',
                   1 + mod(n, 4), to_tsvector('simple', 'subject ' || n),
                   timestamptz '2025-01-01' + n / 10 * interval '1 second',
                   timestamptz '2025-01-01' + n * interval '1 second'
            from generate_series(1, ?) as n""").params(owner.live().id(), description, count).update();
    }

    /// Beyond those that the API gives.
    private static int number(int nth) {
        return 100_000 + nth;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void every_object_comes_once_in_order_byte_for_byte_as_in_the_list() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int page = 1; expected.size() < TICKETS; page++) {
            String data = server.get("/v1/tickets?limit=100&page=" + page, key).body();
            String items = data.substring("{\"data\":[".length(), data.indexOf("],\"total\":"));
            expected.addAll(List.of(items.split("(?<=}),(?=\\{\"id\":\"TCK-)")));
        }
        HttpResponse<InputStream> answer = whole("/v1/tickets", key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(NDJSON);
        assertThat(answer.headers().allValues("Vary")).contains("Accept");
        assertThat(text(answer)).isEqualTo(String.join("\n", expected) + "\n");
    }

    @ParameterizedTest
    @CsvSource({"'', 1234", "priority=urgent, 308", "sort=priority, 1234",
        "sort=updated_at&priority=low, 308", "created_after=2025-01-01T00:02:00Z, 25",
        "include_total=false, 1234", "tag=none, 0"})
    void filters_and_orders_hold(String query, int count) throws Exception {
        List<String> lines = text(whole("/v1/tickets?" + query, key)).lines().toList();
        assertThat(lines).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void nothing_found_is_an_empty_success() throws Exception {
        HttpResponse<InputStream> answer = whole("/v1/webhooks", key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).isEmpty();
    }

    @Test
    void packed_it_says_the_same() throws Exception {
        HttpResponse<InputStream> answer = client.send(server.request("/v1/tickets", key)
            .header("Accept", NDJSON).header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (InputStream plain = new GZIPInputStream(answer.body())) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(text(whole("/v1/tickets", key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=1", "limit=5", "offset=0", "cursor=x", "page=2&limit=5"})
    void who_wants_all_cannot_name_a_part(String query) throws Exception {
        HttpResponse<InputStream> answer = whole("/v1/tickets?" + query, key);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(text(answer)).contains("VALIDATION_ERROR", query.split("=")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/tickets/TCK-100001"})
    void what_is_no_list_cannot_be_given_so(String path) throws Exception {
        assertThat(whole(path, key).statusCode()).isEqualTo(406);
        assertThat(server.send(server.request(path, key).header("Accept", NDJSON + ", */*;q=0.1"))
            .statusCode()).isEqualTo(200);
    }

    @Test
    void the_head_alone_can_be_asked_for() throws Exception {
        HttpResponse<String> answer = server.send(server.request("/v1/tickets", key)
            .header("Accept", NDJSON).method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(NDJSON);
    }

    @Test
    void what_was_there_throughout_comes_once_while_others_come_and_go() throws Exception {
        Account busy = server.account();
        String own = server.key(busy, "platform");
        open(busy, LARGE_TICKETS, "x".repeat(LARGE));
        Set<String> seen = new HashSet<>();
        int deleted = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            whole("/v1/tickets?sort=created_at", own).body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String id = line.substring(0, line.indexOf(','));
                assertThat(seen.add(id)).as(id).isTrue();
                if (seen.size() % 50 == 10) {
                    server.send("POST", "/v1/tickets", own, "{\"subject\":\"New\"}");
                    server.send("DELETE", "/v1/tickets/TCK-" + number(LARGE_TICKETS - deleted++), own, "");
                }
            }
        }
        assertThat(deleted).isPositive();
        for (int number = 1; number <= LARGE_TICKETS - deleted; number++) {
            assertThat(seen).contains("{\"id\":\"TCK-" + number(number) + "\"");
        }
    }

    @Test
    void an_account_reads_five_at_once_and_a_place_is_free_when_its_reader_is_gone() throws Exception {
        Account greedy = server.account();
        String own = server.key(greedy, "platform");
        open(greedy, LARGE_TICKETS, "x".repeat(LARGE));
        List<InputStream> readers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            InputStream body = whole("/v1/tickets", own).body();
            assertThat(body.read()).isEqualTo('{');
            readers.add(body);
        }
        HttpResponse<InputStream> sixth = whole("/v1/tickets", own);
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(whole("/v1/tickets?tag=none", key).statusCode()).isEqualTo(200);
        readers.getFirst().close();
        Await.until("a free place", () -> {
            try (InputStream body = whole("/v1/tickets", own).body()) {
                return body.read() == '{' && body.read() == '"' && body.read() == 'i';
            } catch (IOException | InterruptedException broken) {
                throw new IllegalStateException(broken);
            }
        });
        for (InputStream reader : readers) {
            reader.close();
        }
    }

    private HttpResponse<InputStream> whole(String path, String secret)
        throws IOException, InterruptedException {
        return client.send(server.request(path, secret).header("Accept", NDJSON).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
