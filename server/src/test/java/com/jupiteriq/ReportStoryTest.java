package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.notices.post.MailSettings;
import com.jupiteriq.notices.post.TestMailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Reports, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportStoryTest {

    private static final int MAIL_PORT = freePort();
    private static final String REPORTS = "/v1/reports";
    private static final String PLAIN = "{\"name\":\"Errors\",\"template\":\"errors\"}";

    private TestServer server;
    private Account account;
    private String key;

    /// Mail goes to a server that is not there yet.
    @Configuration(proxyBeanMethods = false)
    static class NoMailServer {

        @Bean
        @Primary
        MailSettings unreachable() {
            return new MailSettings("smtp://localhost:" + MAIL_PORT, "Northwind <no-reply@northwind.example>",
                500, "Northwind", null);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void start() {
        server = new TestServer(NoMailServer.class);
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String id(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s)^\\{\"id\":\"([^\"]*)\".*", "$1");
    }

    private String made(String caller, String body) {
        HttpResponse<String> answer = server.send("POST", REPORTS, caller, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return REPORTS + "/" + id(answer);
    }

    private String user(String caller, String address) {
        HttpResponse<String> answer = server.send("POST", "/v1/users", caller,
            "{\"email\":\"" + address + "\",\"password\":\"a recipient of reports\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id(answer);
    }

    /// The end of a run of which it says what it became.
    private String run(String report, String caller, String state) {
        HttpResponse<String> asked = server.send("POST", report + "/runs", caller, "");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        assertThat(asked.headers().firstValue("Location").orElseThrow()).startsWith("/v1/jobs/job_");
        String run = "\"id\":\"" + id(asked) + "\",\"state\":\"" + state + "\"";
        Await.until("the run", () -> server.get(report + "/runs", caller).body().contains(run));
        return server.get(report + "/runs", caller).body();
    }

    private static String result(String runs) {
        return runs.replaceAll("(?s).*?\"result_url\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void a_run_is_a_job_that_leaves_a_result_and_says_so() {
        String report = made(key, """
            {"name":"By method","format":"json",\
            "query":{"series":"requests","group_by":"method","last":"24h"}}""");
        String runs = run(report, key, "succeeded");
        assertThat(runs).contains("\"scheduled\":false", "\"mailed\":0", "\"error\":null", "\"total\":1");
        HttpResponse<String> told = server.get(result(runs), key);
        assertThat(told.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(told.headers().firstValue("Content-Disposition").orElseThrow()).contains("report.json");
        assertThat(told.body()).startsWith("{\"series\":[").contains("\"interval\":\"hour\"}");
        assertThat(server.get(report, key).body()).doesNotContain("\"last_run_at\":null")
            .contains("\"next_run_at\":null");
        Await.until("it is told", () -> server.get("/v1/events?after=0&type=report.completed", key).body()
            .contains("\"result_url\":\"" + result(runs) + "\""));
        assertThat(server.tenants.count("report_runs where content is not null"
            + " and position('series'::bytea in content) > 0")).isZero();
        assertThat(server.get(result(runs), server.key(server.account(), "platform")).statusCode())
            .isEqualTo(404);
        assertThat(server.get(result(runs), server.key(account, "test", "platform")).statusCode())
            .isEqualTo(404);
        assertThat(server.send("DELETE", report, key, "").statusCode()).isEqualTo(204);
        assertThat(server.get(result(runs), key).statusCode()).isEqualTo(404);
    }

    @Test
    void a_report_is_not_made_twice_at_once_and_tells_nothing_before_its_end() throws SQLException {
        String caller = server.key(server.account(), "platform");
        String report = made(caller, PLAIN);
        String run;
        try (Connection slow = server.tenants.superuser.unpooled().getConnection();
            Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("lock table rollup_days in access exclusive mode");
            run = id(server.send("POST", report + "/runs", caller, ""));
            HttpResponse<String> again = server.send("POST", report + "/runs", caller, "");
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("being made at this moment");
            HttpResponse<String> early = server.get(report + "/runs/" + run + "/result", caller);
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(early.body()).contains("not over yet");
            slow.rollback();
        }
        Await.until("the end", () ->
            server.get(report + "/runs/" + run + "/result", caller).statusCode() == 200);
        assertThat(server.get(report + "/runs", caller).body()).contains("\"total\":1");
    }

    @Test
    void a_run_that_comes_to_nothing_says_why() {
        String caller = server.key(server.account(), "platform");
        String report = made(caller, """
            {"name":"Too much","query":{"series":"requests","interval":"hour","last":"90d",\
            "group_by":"endpoint"}}""");
        for (String path : List.of("/v1/tickets", "/v1/users", "/v1/keys", "/v1/webhooks", "/v1/jobs")) {
            server.get(path, caller);
        }
        Await.until("they are counted", () -> server.get(
            "/v1/analytics/requests?group_by=endpoint", caller).body().contains("GET /v1/jobs"));
        server.tenants.clock.forward(Duration.ofHours(1));
        assertThat(run(report, caller, "failed")).contains("more than 10000 points", "\"result_url\":null");
        Await.until("it is told", () -> server.get("/v1/events?after=0&type=report.failed", caller).body()
            .contains("more than 10000 points"));
    }

    @Test
    void a_run_whose_job_is_cancelled_is_over_and_leaves_the_way_free() {
        String caller = server.key(server.account(), "platform");
        String report = made(caller, PLAIN);
        run(report, caller, "succeeded");
        server.tenants.all.sql("""
            with cancelled as (
                update jobs set state = 'cancelled' where kind = 'report' and state = 'succeeded'
                    and tenant_id = (select tenant_id from reports where id::text = ?)
                returning id
            )
            update report_runs
            set state = 'running', finished_at = null, content = null, media_type = null
            from cancelled
            where report_runs.id = cancelled.id""").param(uuid(report)).update();
        Await.until("it is noticed", () ->
            server.get(report + "/runs", caller).body().contains("The job was cancelled."));
        run(report, caller, "succeeded");
    }

    private String uuid(String report) {
        return TypeId.parse("rep", report.substring(REPORTS.length() + 1)).orElseThrow()
            .toString();
    }

    @Test
    void mail_leaves_when_the_mail_server_is_there_again_for_whoever_is_active_then() throws IOException {
        String caller = server.key(server.account(), "platform");
        user(caller, "ann@northwind.example");
        String gone = user(caller, "bob@northwind.example");
        String forgotten = user(caller, "eve@northwind.example");
        String report = made(caller, """
            {"name":"For Ann <b>","template":"tickets","format":"csv",\
            "recipients":["ANN@northwind.example","%s","%s"]}""".formatted(gone, forgotten));
        assertThat(server.get(report, caller).body()).contains("\"recipients\":[\"usr_", gone, forgotten)
            .doesNotContain("northwind.example");
        server.send("POST", "/v1/users/" + gone + "/deactivate", caller, "");
        server.send("DELETE", "/v1/users/" + forgotten, caller, "");
        String runs = run(report, caller, "succeeded");
        assertThat(runs).contains("\"mailed\":1");
        Await.until("a try that failed", () ->
            server.managed("/metrics").body().contains("jupiteriq_mail_up 0"));
        assertThat(server.tenants.count("mails where outcome is null")).isOne();
        try (TestMailServer there = TestMailServer.on(MAIL_PORT)) {
            server.tenants.clock.forward(Duration.ofMinutes(6));
            Await.until("the mail", () -> !there.taken().isEmpty());
            TestMailServer.Taken mail = there.taken().getFirst();
            assertThat(mail.recipients()).hasSize(1).first().asString().contains("ann@northwind.example");
            assertThat(mail.data().replace("=\r\n", ""))
                .contains("http://127.0.0.1:", result(runs), "For Ann");
        }
        // who is there already stays, whatever became of them
        assertThat(server.send("PATCH", report, caller, "{\"recipients\":[\"" + gone + "\"]}").statusCode())
            .isEqualTo(200);
    }

    @Test
    void there_are_a_hundred_reports_at_most() {
        String caller = server.key(server.account(), "platform");
        String report = made(caller, PLAIN);
        server.tenants.all.sql("""
            insert into reports (tenant_id, id, version, name, template, format, created_at, updated_at)
            select tenant_id, gen_random_uuid(), 1, 'Another', 'usage', 'json', now(), now()
            from reports
            cross join generate_series(1, 99)
            where id::text = ?""").param(uuid(report)).update();
        HttpResponse<String> one = server.send("POST", REPORTS, caller, PLAIN);
        assertThat(one.statusCode()).isEqualTo(403);
        assertThat(one.body()).contains("QUOTA_EXCEEDED", "reports");
    }

    @Test
    void a_run_too_many_is_refused() {
        String caller = server.key(server.account(), "platform");
        String report = made(caller, PLAIN);
        server.tenants.all.sql("""
            insert into report_runs (
                tenant_id, id, report_id, state, scheduled, created_at, finished_at, error)
            select tenant_id, gen_random_uuid(), id, 'failed', true, now(), now(), 'No'
            from reports
            cross join generate_series(1, 200)
            where id::text = ?""").param(uuid(report)).update();
        HttpResponse<String> one = server.send("POST", report + "/runs", caller, "");
        assertThat(one.statusCode()).isEqualTo(409);
        assertThat(one.body()).contains("200 runs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{}|name|required",
        "{\"name\":\"A\"}|template|either a `template` or a `query`",
        "{\"name\":\"A\",\"template\":\"usage\",\"query\":{\"series\":\"errors\"}}|template|either",
        "{\"name\":\"A\",\"template\":\"profit\"}|template|must be one of",
        "{\"name\":\"A\",\"query\":{}}|query.series|required",
        "{\"name\":\"A\",\"query\":{\"series\":\"profit\"}}|query.series|no such series",
        "{\"name\":\"A\",\"query\":{\"series\":7}}|query.series|must be text",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"last\":\"8d\"}}|query.last|one of `24h`",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"from\":\"2026-01-01\"}}|query.from|`last`",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"to\":\"2026-01-01\"}}|query.to|`last`",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"interval\":\"week\"}}|query.interval|one of",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"group_by\":\"colour\"}}|query.group_by|one of",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"colour\":\"red\"}}|query.colour|no such group",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"status\":\"4xx\"}}|query.status|must match",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"interval\":\"minute\",\"last\":\"7d\"}}"
            + "|query.interval|Ask by `hour`",
        "{\"name\":\"A\",\"query\":{\"series\":\"errors\",\"interval\":\"minute\",\"last\":\"90d\"}}"
            + "|query.interval|10000 points",
        "{\"name\":\"A\",\"template\":\"usage\",\"format\":\"pdf\"}|format|must be one of",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"day\"}}|schedule.at|required",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"hour\",\"at\":\"07:00\"}}"
            + "|schedule.every|must be one of",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"day\",\"at\":\"24:00\"}}"
            + "|schedule.at|must match",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"day\",\"at\":\"07:00\",\"on\":1}}"
            + "|schedule.on|Leave it out",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"week\",\"at\":\"07:00\"}}"
            + "|schedule.on|required",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"week\",\"at\":\"07:00\",\"on\":8}}"
            + "|schedule.on|7 for Sunday",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"month\",\"at\":\"07:00\","
            + "\"on\":29}}|schedule.on|whole number",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"day\",\"at\":\"07:00\","
            + "\"time_zone\":\"Europe/Atlantis\"}}|schedule.time_zone|no such time zone",
        "{\"name\":\"A\",\"template\":\"usage\",\"schedule\":{\"every\":\"day\",\"at\":\"07:00\","
            + "\"time_zone\":\"+02:00\"}}|schedule.time_zone|no such time zone",
        "{\"name\":\"A\",\"template\":\"usage\",\"recipients\":[\"stranger@elsewhere.example\"]}"
            + "|recipients[0]|no active user",
        "{\"name\":\"A\",\"template\":\"usage\",\"recipients\":[\"usr_01h455vb4pex5vsknk084sn02q\"]}"
            + "|recipients[0]|no active user",
        "{\"name\":\"A\",\"template\":\"usage\",\"recipients\":[\"not an address\"]}"
            + "|recipients[0]|no active user",
    })
    void bad_reports_are_refused_by_the_name_of_what_is_wrong(String body, String field, String sentence) {
        HttpResponse<String> answer = server.send("POST", REPORTS, key, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"", sentence);
    }

    @Test
    void recipients_are_active_users_of_this_environment_and_not_too_many() {
        String other = server.key(server.account(), "platform");
        String stranger = user(other, "stranger@northwind.example");
        HttpResponse<String> invited = server.send("POST", "/v1/users", key,
            "{\"email\":\"invited@northwind.example\"}");
        assertThat(invited.statusCode()).isEqualTo(201);
        for (String who : List.of(stranger, "stranger@northwind.example", id(invited))) {
            HttpResponse<String> answer = server.send("POST", REPORTS, key,
                "{\"name\":\"A\",\"template\":\"usage\",\"recipients\":[\"" + who + "\"]}");
            assertThat(answer.statusCode()).as(who).isEqualTo(422);
        }
        assertThat(server.send("POST", REPORTS, key, "{\"name\":\"A\",\"template\":\"usage\",\"recipients\":["
            + "\"a@b.example\",".repeat(20) + "\"a@b.example\"]}").statusCode()).isEqualTo(422);
    }

    @Test
    void a_change_of_the_schedule_alone_says_when_it_is_due_next() {
        String report = made(key, """
            {"name":"Nightly","template":"usage",\
            "schedule":{"every":"day","at":"03:00","time_zone":"Europe/Berlin"}}""");
        String due = next(report);
        server.send("PATCH", report, key, "{\"name\":\"Every night\"}");
        assertThat(next(report)).isEqualTo(due);
        server.send("PATCH", report, key, "{\"schedule\":{\"every\":\"day\",\"at\":\"04:00\"}}");
        assertThat(next(report)).isNotEqualTo(due).contains("T04:00:00Z");
        server.send("PATCH", report, key, "{\"schedule\":null}");
        assertThat(next(report)).isEqualTo("null");
        assertThat(server.send("PATCH", report, key, "{\"template\":null,\"query\":{\"series\":\"errors\"}}")
            .statusCode()).isEqualTo(200);
        server.send("PATCH", report, key, "{\"query\":{\"last\":\"7d\"}}");
        assertThat(server.get(report, key).body()).contains("{\"series\":\"errors\",\"last\":\"7d\"}");
    }

    private String next(String report) {
        return server.get(report, key).body().replaceAll("(?s).*\"next_run_at\":\"?([^\",]*).*", "$1");
    }

    @Test
    void the_guarantee_is_the_operators_and_has_to_make_sense() {
        assertThat(server.get("/v1/sla", server.key(server.account(), "platform")).statusCode())
            .isEqualTo(404);
        for (String bad : List.of("{}", "{\"target\":0}", "{\"target\":100.1}", "{\"target\":\"99\"}",
            "{\"target\":99.99999}", "{\"target\":1e999999999999}", "{\"target\":1e-9}",
            "{\"target\":99,\"credits\":[{\"below\":99.5,\"percent\":10}]}",
            "{\"target\":99,\"credits\":[{\"below\":98,\"percent\":0}]}",
            "{\"target\":99,\"credits\":[{\"below\":98,\"percent\":101}]}",
            "{\"target\":99,\"credits\":[{\"below\":98,\"percent\":10},{\"below\":98,\"percent\":20}]}",
            "{\"target\":99,\"credits\":[{\"below\":98,\"percent\":10},{\"below\":97,\"percent\":10}]}",
            "{\"target\":99,\"credits\":[{\"below\":98}]}")) {
            assertThat(server.send("PUT", "/v1/sla", operator(), bad).statusCode()).as(bad).isEqualTo(422);
        }
        HttpResponse<String> said = server.send("PUT", "/v1/sla", operator(),
            "{\"target\":99.50,\"credits\":[{\"below\":99.5,\"percent\":10},"
                + "{\"below\":95,\"percent\":1e2}]}");
        assertThat(said.body()).contains("{\"target\":99.5,\"credits\":[{\"below\":99.5,\"percent\":10},"
            + "{\"below\":95,\"percent\":100}]");
        assertThat(server.send("PUT", "/v1/sla", operator(), "{\"target\":99}", "If-Match", "\"1\"")
            .statusCode()).isEqualTo(412);
        Await.until("it is on record", () ->
            server.get("/v1/audit", operator()).body().contains("sla.update"));
    }

    /// The account that was made first is the operator's.
    private String operator() {
        return key;
    }
}
