package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.analytics.rollups.Folding;
import com.jupiteriq.store.Sql;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happened, asked over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalyticsStoryTest {

    private TestServer server;
    private Account account;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void series_are_told_with_their_groups_and_points() {
        String told = server.get("/v1/analytics", key).body();
        assertThat(told).contains(
            "\"name\":\"requests\"",
            "\"groups\":[\"endpoint\",\"key\",\"method\",\"status\",\"status_class\","
            + "\"user_agent\"],\"points\":[\"count\",\"errors\",\"p50_ms\",\"p95_ms\",\"p99_ms\"]");
        assertThat(Stream.of("errors", "latency", "rate-limits", "webhooks", "tickets", "availability"))
            .allMatch(name -> told.contains("\"name\":\"" + name + "\""));
    }

    @Test
    void requests_are_counted_within_seconds_and_only_where_they_were_made() {
        Account own = server.account();
        String caller = server.key(own, "platform");
        for (int i = 0; i < 3; i++) {
            server.get("/v1/tickets/TCK-999", caller);
        }
        String asked = "/v1/analytics/errors?group_by=code&endpoint=GET%20/v1/tickets/%7Bid%7D";
        Await.until("the errors are counted", () ->
            server.get(asked, caller).body().contains("\"count\":3,\"last_request_ids\":[\"req_"));
        String before = server.get(asked, caller).body();
        assertThat(before).contains("{\"series\":[{\"group\":{\"code\":\"RESOURCE_NOT_FOUND\"},\"points\":[");
        server.part(Folding.class).fold();
        assertThat(server.get(asked, caller).body()).isEqualTo(before);
        assertThat(server.get(asked, key).body()).contains("{\"series\":[],");
        assertThat(server.get(asked, server.key(own, "test", "platform")).body())
            .contains("{\"series\":[],");
    }

    @Test
    void an_answer_is_a_table_for_whoever_wants_one_and_data_in_the_dress_of_identity() {
        HttpResponse<String> table = server.send(server.request("/v1/analytics/requests?group_by=method"
            + "&interval=day", key).header("Accept", "text/csv").GET());
        assertThat(table.headers().firstValue("Content-Type"))
            .contains("text/csv; charset=utf-8; header=present");
        assertThat(table.headers().allValues("Vary")).contains("Accept");
        assertThat(table.body()).startsWith("method,at,count,errors,p50_ms,p95_ms,p99_ms\r\n");
        assertThat(server.send(server.request("/v1/analytics/requests", key)
            .header("X-API-Contract", "identity").GET()).body())
            .startsWith("{\"data\":{\"series\":[{\"group\":{},\"points\":[{\"at\":\"");
        assertThat(server.send(server.request("/v1/analytics/requests", key)
            .header("Accept", "application/x-ndjson").GET()).statusCode()).isEqualTo(406);
    }

    @Test
    void every_interval_is_printed_and_ends_lie_on_intervals() {
        Instant hour = server.tenants.clock.instant().truncatedTo(ChronoUnit.HOURS);
        String told = server.get("/v1/analytics/latency", server.key(server.account(), "platform")).body();
        assertThat(told).endsWith("\"from\":\"" + hour.minus(Duration.ofHours(24)) + "\",\"to\":\""
            + hour.plus(Duration.ofHours(1)) + "\",\"interval\":\"hour\"}");
        assertThat(told.split("\"at\":", -1)).hasSize(1 + 25);
        assertThat(told).contains("{\"at\":\"" + hour.minus(Duration.ofHours(24)) + "\",\"count\":0,"
            + "\"min_ms\":null,\"avg_ms\":null,\"p50_ms\":null,\"p95_ms\":null,\"p99_ms\":null,"
            + "\"max_ms\":null}");
        assertThat(server.get("/v1/analytics/latency?interval=day&from=" + hour.minus(Duration.ofDays(1))
            + "&to=" + hour.plus(Duration.ofDays(800)), key).body())
            .contains("\"from\":\"" + hour.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS) + "\"",
                "\"to\":\"" + hour.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS) + "\"");
    }

    @Test
    void tickets_are_counted_as_they_are() {
        String caller = server.key(server.account(), "platform");
        for (String body : new String[] {
            "{\"subject\":\"One\",\"priority\":\"high\",\"category\":\"Billing\"}",
            "{\"subject\":\"Two\",\"priority\":\"high\"}", "{\"subject\":\"Three\",\"priority\":\"low\"}"}) {
            assertThat(server.send("POST", "/v1/tickets", caller, body).statusCode()).isEqualTo(201);
        }
        server.send("PATCH", "/v1/tickets/TCK-1", caller, "{\"status\":\"resolved\"}");
        server.send("PATCH", "/v1/tickets/TCK-2", caller, "{\"status\":\"closed\"}");
        server.send("DELETE", "/v1/tickets/TCK-3", caller, "");
        assertThat(server.get("/v1/analytics/tickets?interval=day", caller).body())
            .contains("\"count\":2,\"resolved\":1,\"closed\":1}");
        assertThat(server.get("/v1/analytics/tickets?interval=day&group_by=category", caller).body())
            .contains("{\"group\":{\"category\":null},", "{\"group\":{\"category\":\"Billing\"},",
                "\"count\":1,\"resolved\":1,\"closed\":0}", "\"count\":1,\"resolved\":0,\"closed\":1}");
        assertThat(server.get("/v1/analytics/tickets?interval=day&group_by=status&priority=high", caller)
            .body()).contains("{\"group\":{\"status\":\"closed\"},", "{\"group\":{\"status\":\"resolved\"},");
        assertThat(server.get("/v1/analytics/tickets?interval=day&priority=low", caller).body())
            .doesNotContain("\"count\":1");
    }

    @Test
    void attempts_of_webhooks_are_counted_by_endpoint_and_event() {
        String caller = server.key(server.account(), "platform");
        server.send("POST", "/v1/webhooks", caller,
            "{\"url\":\"https://hooks.example.com/\",\"events\":[\"ticket.created\"]}");
        server.send("POST", "/v1/tickets", caller, "{\"subject\":\"Told\"}");
        String asked = "/v1/analytics/webhooks?interval=day&group_by=event";
        Await.until("the attempt is counted", () -> server.get(asked, caller).body()
            .contains("\"count\":1,\"errors\":1,\"success_rate\":0}"));
        assertThat(server.get(asked, caller).body()).contains("{\"group\":{\"event\":\"ticket.created\"},");
        assertThat(server.get("/v1/analytics/webhooks?interval=day&group_by=endpoint_id", caller).body())
            .contains("{\"group\":{\"endpoint_id\":\"wh_");
    }

    @Test
    void the_server_is_there_from_its_first_minute_on() {
        server.tenants.worker.sql("insert into uptime values (?, ?, ?)").params(server.tenants.ids.next(),
            Sql.time(minutesAgo(10)), Sql.time(minutesAgo(1))).update();
        assertThat(server.get("/v1/analytics/availability?interval=day&from="
            + minutesAgo(10).truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1)), key).body())
            .contains("\"errors\":0,\"availability\":100}");
    }

    private Instant minutesAgo(int minutes) {
        return server.tenants.clock.instant().truncatedTo(ChronoUnit.MINUTES)
            .minus(Duration.ofMinutes(minutes));
    }

    @Test
    void a_key_is_told_how_long_its_requests_took_and_how_near_it_came_to_its_limit() {
        String caller = server.key(server.account(), "platform");
        String id = server.get("/v1/keys/current", caller).body()
            .replaceAll("(?s).*?\"id\":\"(key_[^\"]*)\".*", "$1");
        String asked = "/v1/keys/" + id + "/usage?days=2";
        Await.until("the usage is told", () ->
            server.get(asked, caller).body().matches("(?s).*\"p50_ms\":[0-9.]+,\"p95_ms\":[0-9.]+,"
                + "\"p99_ms\":[0-9.]+,\"refused\":0,\"limit\":[0-9]+,\"peak\":[0-9]+}.*"));
        assertThat(server.get(asked, caller).body()).contains(
            "\"p50_ms\":null,\"p95_ms\":null,\"p99_ms\":null,\"refused\":0,\"limit\":null,\"peak\":null}");
    }

    @Test
    void no_question_takes_longer_than_two_seconds() throws SQLException {
        try (Connection slow = server.tenants.superuser.unpooled().getConnection();
            Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("lock table rollup_hours, tickets, uptime in access exclusive mode");
            for (String series : List.of("requests", "tickets", "availability")) {
                long begin = System.nanoTime();
                assertThat(server.get("/v1/analytics/" + series, key).statusCode()).isEqualTo(504);
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(
                    Duration.ofMillis(1_900), Duration.ofSeconds(10));
            }
            slow.rollback();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nothing|404|RESOURCE_NOT_FOUND|",
        "requests?from=2026-11-02&to=2026-11-01|400|from|must be before",
        "requests?from=2026-11-02&to=2026-11-02|400|from|must be before",
        "requests?from=9000-01-01|400|from|",
        "requests?from=8999-01-01&to=9000-01-01|400|from|lies in the future",
        "requests?from=soon|400|from|must be a date",
        "requests?interval=week|400|interval|must be one of",
        "requests?group_by=colour|400|group_by|must be one of",
        "requests?group_by=code|400|group_by|must be one of",
        "requests?group_by=key&group_by=status|400|group_by|more than once",
        "availability?group_by=key|400|group_by|has no groups",
        "requests?code=X|400|code|no such group",
        "requests?key=key_x|400|key|must match",
        "requests?status=4xx|400|status|must match",
        "requests?status=open|400|status|must match",
        "tickets?status=404|400|status|must be one of",
        "requests?status_class=9xx|400|status_class|must be one of",
        "requests?colour=red|400|colour|no such query parameter",
        "requests?interval=minute&from=2016-01-01|422|interval|Ask for less time",
        "requests?interval=minute&from=-8|422|interval|Ask by `hour`",
        "requests?interval=hour&from=-500|422|interval|Ask by `day`",
        "requests?interval=minute&from=2025-01-01&to=2025-01-02|400|from|kept for 7 days",
        "requests?interval=day&from=2001-01-01&to=2001-02-01|400|from|kept for 1098 days",
    })
    void bad_questions_are_refused_by_the_name_of_what_is_wrong(
            String question, int status, String field, String sentence) {
        Instant now = minutesAgo(0);
        HttpResponse<String> answer =
            server.get("/v1/analytics/" + question
                .replace("from=-500", "from=" + now.minus(Duration.ofDays(500)))
                .replace("from=-8", "from=" + now.minus(Duration.ofDays(8))), key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(field).contains(sentence == null ? "" : sentence);
    }
}
