package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.keys.OperatorKeys;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `GET /v1/events/stream` and `POST /v1/events/stream-tickets`, as a client sees them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamTest {

    private static final Actor ACTOR = Actor.operator("req_test");
    private static final String STREAM = "/v1/events/stream";
    private static final String TICKETS = "/v1/events/stream-tickets";
    private static final Pattern POSITION = Pattern.compile("^id: (\\d+)\nevent: ", Pattern.MULTILINE);

    private TestServer server;
    private Account account;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
    }

    @BeforeEach
    void somebody() {
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private StreamClient open(String query, String... more) {
        return open(server, query, more);
    }

    private StreamClient open(TestServer at, String query, String... more) {
        List<String> headers = new ArrayList<>(List.of("X-API-Key", key));
        headers.addAll(List.of(more));
        StreamClient client =
            new StreamClient(at.part(WebServer.class).port(), STREAM + query, headers.toArray(String[]::new));
        if (client.status.contains("200")) {
            assertThat(client.next()).isEqualTo("retry: 3000");
        }
        return client;
    }

    private void happens(String subject) {
        assertThat(server.send("POST", "/v1/tickets", key, "{\"subject\":\"" + subject + "\"}").statusCode())
            .isEqualTo(201);
    }

    private static long position(String block) {
        Matcher id = POSITION.matcher(block);
        assertThat(id.find()).as(block).isTrue();
        return Long.parseLong(id.group(1));
    }

    private void routed(int events) {
        Await.until(events + " events in the log", () ->
            server.get("/v1/events?limit=100", key).body().contains("\"next_after\":" + events));
    }

    @Test
    void what_happens_from_now_on_is_told_as_the_log_has_it() {
        happens("Before");
        routed(1);
        try (StreamClient client = open("")) {
            happens("After");
            String block = client.next();
            assertThat(block).startsWith("id: 2\nevent: ticket.created\ndata: {").contains("\"After\"");
            assertThat(server.get("/v1/events?after=1", key).body())
                .contains(block.substring(block.indexOf("data: ") + 6));
            assertThat(client.unread()).isEmpty();
        }
    }

    @Test
    void only_the_types_that_were_asked_for_are_told() {
        try (StreamClient client = open("?type=ticket.deleted&type=response.*");
            StreamClient family = open("?type=ticket.*")) {
            happens("Filtered");
            server.send("POST", "/v1/tickets/TCK-1/comments", key, "{\"content\":\"Hi\"}");
            server.send("DELETE", "/v1/tickets/TCK-1", key, "");
            assertThat(client.next()).contains("event: response.sent");
            assertThat(client.next()).contains("event: ticket.deleted");
            assertThat(family.next()).contains("event: ticket.created");
            assertThat(family.next()).contains("event: ticket.updated");
            assertThat(family.next()).contains("event: ticket.deleted");
        }
    }

    @Test
    void a_client_that_comes_back_misses_nothing_and_hears_nothing_twice() {
        for (int i = 1; i <= 250; i++) {
            happens("Event " + i);
        }
        routed(100);
        try (StreamClient client = open("?after=200", "Last-Event-ID", "7")) {
            for (long expected = 8; expected <= 250; expected++) {
                assertThat(position(client.next())).isEqualTo(expected);
            }
            happens("Last");
            assertThat(position(client.next())).isEqualTo(251);
        }
    }

    @Test
    void what_is_not_kept_is_a_gap_and_then_it_goes_on_with_the_oldest() {
        happens("One");
        happens("Two");
        happens("Three");
        routed(3);
        try (StreamClient beyond = open("?after=900")) {
            assertThat(beyond.next()).isEqualTo("id: 0\nevent: gap\ndata: {\"oldest\":1}");
            assertThat(position(beyond.next())).isEqualTo(1);
        }
        server.tenants.all.sql("delete from events where tenant_id = ? and position <= 2")
            .param(account.live().id()).update();
        try (StreamClient dropped = open("?after=0"); StreamClient beyond = open("?after=900")) {
            assertThat(dropped.next()).isEqualTo("id: 2\nevent: gap\ndata: {\"oldest\":3}");
            assertThat(position(dropped.next())).isEqualTo(3);
            assertThat(beyond.next()).isEqualTo("id: 2\nevent: gap\ndata: {\"oldest\":3}");
            assertThat(position(beyond.next())).isEqualTo(3);
        }
        server.tenants.all.sql("delete from events where tenant_id = ?").param(account.live().id()).update();
        try (StreamClient nothing = open("?after=1")) {
            assertThat(nothing.next()).isEqualTo("id: 3\nevent: gap\ndata: {\"oldest\":4}");
            happens("Four");
            assertThat(position(nothing.next())).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "?after=-1          | Accept: */*              | 400",
        "?after=x           | Accept: */*              | 400",
        "?type=nonsense     | Accept: */*              | 400",
        "?type=             | Accept: */*              | 400",
        "?limit=5           | Accept: */*              | 400",
        "''                 | Last-Event-ID: abc       | 400",
        "''                 | Last-Event-ID: -4        | 400",
        "''                 | Last-Event-ID: 99999999999999999999 | 400",
        "''                 | Accept: application/json | 406",
    })
    void what_cannot_be_read_is_refused_in_json(String query, String header, int status) {
        HttpResponse<String> answer = server.send(server.request(STREAM + query, key)
            .header(header.split(": ")[0], header.split(": ")[1]).GET());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"error\":{");
        assertThat(server.managed("/metrics").body()).contains("jupiteriq_streams 0");
    }

    @Test
    void a_ticket_opens_one_stream_and_nothing_else() {
        String ticket = ticket();
        assertThat(refused("?ticket=" + ticket + "&after=-1").statusCode()).isEqualTo(400);
        assertThat(refused("?ticket=" + ticket).statusCode()).as("used").isEqualTo(401);
        assertThat(server.send(server.open("/v1/events?ticket=" + ticket()).GET()).statusCode())
            .isEqualTo(401);
        String good = ticket();
        try (StreamClient client = new StreamClient(
                server.part(WebServer.class).port(), STREAM + "?ticket=" + good)) {
            assertThat(client.next()).isEqualTo("retry: 3000");
            happens("By ticket");
            assertThat(client.next()).contains("By ticket");
        }
        assertThat(refused("?ticket=" + good).statusCode()).as("used").isEqualTo(401);
    }

    @Test
    void a_ticket_that_is_forged_old_or_beside_a_key_is_refused() {
        String ticket = ticket();
        assertThat(refused("?ticket=" + ticket.replace("sst_", "sst_A")).statusCode()).isEqualTo(401);
        assertThat(refused("?ticket=" + (ticket.charAt(20) == 'A' ? ticket.replace('A', 'B')
            : ticket.substring(0, 20) + "A" + ticket.substring(21))).statusCode()).isEqualTo(401);
        assertThat(refused("?ticket=sst_%C3%A4").statusCode()).isEqualTo(401);
        assertThat(server.get(STREAM + "?ticket=" + ticket, key).statusCode()).isEqualTo(401);
        server.tenants.clock.forward(Duration.ofSeconds(61));
        assertThat(refused("?ticket=" + ticket).statusCode()).as("old").isEqualTo(401);
    }

    private HttpResponse<String> refused(String query) {
        return server.send(server.open(STREAM + query).GET());
    }

    private String ticket() {
        HttpResponse<String> issued = server.send("POST", TICKETS, key, "");
        assertThat(issued.statusCode()).isEqualTo(201);
        assertThat(issued.body()).matches("\\{\"ticket\":\"sst_[\\w-]{96}\",\"expires_in\":60}");
        return issued.body().substring(11, issued.body().indexOf('"', 11));
    }

    @Test
    void an_account_has_so_many_places_and_a_place_is_free_when_its_client_is_gone() {
        account = server.part(Accounts.class).create(ACTOR, "Small", "starter");
        key = server.key(account, "platform");
        List<StreamClient> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(open(""));
        }
        HttpResponse<String> full = server.get(STREAM, key);
        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.headers().firstValue("Retry-After")).hasValue("15");
        clients.removeFirst().close();
        Await.until("a free place", () -> {
            StreamClient next = open("");
            clients.add(next);
            return next.status.contains("200");
        });
        clients.forEach(StreamClient::close);
    }

    @Test
    void a_revoked_key_ends_its_streams_within_a_second() {
        NewKey own = server.part(OperatorKeys.class)
            .create(ACTOR, KeyOrder.plain(account.publicId(), "live", "platform"));
        try (StreamClient other = open("?type=ticket.deleted")) {
            key = own.secret();
            // Its own revocation is an event too, which may be told before the end.
            try (StreamClient client = open("?type=ticket.deleted")) {
                long revoked = System.nanoTime();
                server.part(OperatorKeys.class).revoke(ACTOR, own.key().id());
                assertThat(client.next()).isEqualTo("event: end\ndata: {\"reason\":\"revoked\"}");
                assertThat(client.next()).isEqualTo(StreamClient.ENDED);
                assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(1));
                assertThat(other.unread()).isEmpty();
            }
        }
    }

    @Test
    void a_silent_stream_beats_and_an_old_one_ends() {
        try (StreamClient client = open("?type=ticket.deleted")) {
            happens("Passed over");
            routed(1);
            server.tenants.clock.forward(Duration.ofSeconds(16));
            assertThat(client.next()).isEqualTo(": heartbeat\nid: 1");
            server.tenants.clock.forward(Duration.ofHours(1));
            assertThat(client.next()).isEqualTo("event: end\ndata: {\"reason\":\"age\"}");
            assertThat(client.next()).isEqualTo(StreamClient.ENDED);
        }
    }

    @Test
    void a_stream_is_logged_when_it_ends_and_measured_by_its_head() {
        StreamClient client = open("", "X-Request-Id", "stream-1");
        happens("While it is open");
        client.next();
        assertThat(server.tenants.count("request_log where client_request_id = 'stream-1'")).isZero();
        assertThat(server.managed("/metrics").body()).contains("jupiteriq_streams 1");
        client.close();
        Await.until("the line in the request log", () -> server.tenants.count(
            "request_log where client_request_id = 'stream-1' and status = 200"
                + " and route = '/v1/events/stream'") == 1);
        assertThat(server.managed("/metrics").body()).contains("jupiteriq_streams 0");
    }

    @Test
    void what_another_node_is_told_reaches_the_streams_of_this_one() {
        try (TestServer another = server.another(); StreamClient there = open(another, "");
            StreamClient here = open("")) {
            for (int i = 1; i <= 20; i++) {
                happens("On the first node");
                assertThat(position(there.next())).isEqualTo(i);
                assertThat(position(here.next())).isEqualTo(i);
            }
        }
    }

    @Test
    void a_stop_tells_the_clients_that_it_ends() {
        try (TestServer another = server.another(); StreamClient client = open(another, "")) {
            another.part(WebServer.class).stop();
            assertThat(client.next()).isEqualTo("event: end\ndata: {\"reason\":\"drain\"}");
            assertThat(client.next()).isEqualTo(StreamClient.ENDED);
        }
    }
}
