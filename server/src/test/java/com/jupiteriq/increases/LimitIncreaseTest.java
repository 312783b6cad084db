package com.jupiteriq.increases;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Tenant;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A customer asks for more, the operator answers by a ticket.
@Order(Integer.MIN_VALUE)
class LimitIncreaseTest {

    private static final String PATH = "/v1/limits/increase-requests";
    private static final Pattern TICKET = Pattern.compile("TCK-\\d+");

    private static TestServer server;
    private static Account operator;
    private static String desk;

    @BeforeAll
    static void start() {
        server = new TestServer();
        operator = server.account();
        desk = server.key(operator, "platform");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"resolved, granted", "closed, declined", "'', declined"})
    void the_end_of_its_ticket_decides_a_request(String end, String state) {
        String key = server.key(server.account(), "platform");
        long audited = server.tenants.count("audit");
        String asked = ask(key, "account:minute", "20000", "Twelve countries in May").body();
        assertThat(asked).contains("\"limit\":\"account:minute\",\"wanted\":20000,"
            + "\"reason\":\"Twelve countries in May\",\"state\":\"pending\"");
        String id = asked.substring(asked.indexOf("inc_"), asked.indexOf("inc_") + 30);
        assertThat(server.tenants.count("audit")).isEqualTo(audited + 1);
        Await.until("a ticket of the operator", () -> !tickets(id).isEmpty());
        assertThat(tickets(id)).hasSize(1);
        String ticket = "/v1/tickets/" + tickets(id).getFirst();
        assertThat(server.get(ticket, desk).body())
            .contains("Twelve countries in May", "\"category\":\"Limit increase\"", "\"status\":\"open\"");
        assertThat(server.get(PATH + "?state=pending", key).body()).contains(id);
        assertThat(end.isEmpty()
            ? server.send("DELETE", ticket, desk, "").statusCode()
            : server.send("PATCH", ticket, desk, "{\"status\":\"" + end + "\"}").statusCode())
            .isEqualTo(end.isEmpty() ? 204 : 200);
        Await.until("it is decided", () ->
            server.get(PATH + "?state=" + state, key).body().contains(id));
        assertThat(server.get(PATH + "?state=pending", key).body()).contains("\"data\":[]");
        Await.until("it is in the log and in the trail", () ->
            server.get("/v1/events?after=0", key).body().contains("\"increase_request.updated\"")
                && server.get("/v1/audit", key).body().contains("\"increase_request.update\""));
        String events = server.get("/v1/events?after=0", key).body();
        assertThat(events).containsSubsequence("\"increase_request.created\"", "\"state\":\"pending\"",
            "\"increase_request.updated\"", "\"state\":\"" + state + "\"", "\"changed_fields\":[\"state\"]");
        assertThat(server.get("/v1/audit", key).body())
            .contains("\"increase_request.create\"", "\"increase_request.update\"");
    }

    /// Their numbers.
    private static List<String> tickets(String request) {
        List<String> found = new ArrayList<>();
        String all = server.get("/v1/tickets?limit=100", desk).body();
        for (String ticket : all.split("(?=\\{\"id\":\"TCK-)")) {
            if (ticket.contains(request)) {
                found.addAll(TICKET.matcher(ticket).results().map(MatchResult::group).limit(1).toList());
            }
        }
        return found;
    }

    @Test
    void two_nodes_open_one_ticket() throws Exception {
        Tenant tenant = operator.live();
        String key = server.key(server.account(), "platform");
        try (TestServer other = server.another(); ExecutorService both = Executors.newFixedThreadPool(2)) {
            server.part(IncreaseDesk.class).open(tenant);                   // what other tests have left
            for (int i = 0; i < 5; i++) {
                long before = server.tenants.count("tickets");
                assertThat(ask(key, "account:minute", "20000", "Race").statusCode()).isEqualTo(201);
                List<Future<?>> opening = List.of(
                    both.submit(() -> server.part(IncreaseDesk.class).open(tenant)),
                    both.submit(() -> other.part(IncreaseDesk.class).open(tenant)));
                for (Future<?> each : opening) {
                    each.get();
                }
                assertThat(server.tenants.count("tickets")).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void ten_are_pending_and_no_more_also_when_many_ask_at_once() throws Exception {
        String key = server.key(server.account(), "platform");
        long before = server.tenants.count("limit_increases");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                answers.add(clients.submit(() -> ask(key, "account:minute", "20000", "More")));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(14);
        assertThat(server.tenants.count("limit_increases")).isEqualTo(before + 10);
        HttpResponse<String> refused = ask(key, "account:minute", "20000", "More");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("There are 10 requests that are not decided yet.");
        assertThat(ask(server.key(server.account(), "platform"), "account:minute", "20000", "Ours")
            .statusCode()).as("of another account").isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        account:minute | 10000                 | More   | wanted | The limit is 10000 already.
        account:minute | 9999                  | More   | wanted | The limit is 10000 already.
        account:minute | 0                     | More   | wanted | This field must be
        account:minute | -5                    | More   | wanted | This field must be
        account:minute | 1.5                   | More   | wanted | This field must be
        account:minute | 9007199254740992      | More   | wanted | This field must be
        account:minute | "many"                | More   | wanted | This field must be
        account:hour   | 20000                 | More   | limit  | There is no such limit. Send one of
        Account:Minute | 20000                 | More   | limit  | There is no such limit. Send one of
        people         | 20000                 | More   | limit  | There is no such limit. Send one of
        users          | 20000                 | More   | limit  | This is not limited
        account:minute | 20000                 | a\\nb  | reason | This field must
        account:minute | 20000                 | \\u0007 | reason | This field must
        account:minute | 20000                 | ' '    | reason | This field must
        """)
    void what_is_no_request_is_refused(
        String limit, String wanted, String reason, String field, String sentence) {
        String key = server.key(server.account(), "platform");
        long rows = rows();
        HttpResponse<String> answer = ask(key, limit, wanted, reason);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"", sentence);
        assertThat(rows()).isEqualTo(rows);
    }

    private static long rows() {
        return List.of("limit_increases", "events", "audit").stream()
            .mapToLong(server.tenants::count).sum();
    }

    @Test
    void a_key_without_rights_neither_asks_nor_reads() {
        String key = server.key(server.account(), "platform");
        String made = server.send("POST", "/v1/keys", key,
            "{\"name\":\"Clerk\",\"permissions\":[\"tickets:write\"]}").body();
        long rows = server.tenants.count("limit_increases");
        String clerk = made.replaceAll(".*\"secret\":\"([^\"]*)\".*", "$1");
        assertThat(ask(clerk, "account:minute", "20000", "More").statusCode()).isEqualTo(403);
        assertThat(server.get(PATH, clerk).statusCode()).isEqualTo(403);
        assertThat(server.tenants.count("limit_increases")).isEqualTo(rows);
    }

    private static HttpResponse<String> ask(String key, String limit, String wanted, String reason) {
        return server.send("POST", PATH, key, "{\"limit\":\"" + limit + "\",\"wanted\":" + wanted
            + ",\"reason\":\"" + reason + "\"}");
    }
}
