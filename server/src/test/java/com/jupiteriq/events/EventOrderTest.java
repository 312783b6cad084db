package com.jupiteriq.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The log tells what happened in the order in which it happened, and can be followed to its end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventOrderTest {

    private static final Pattern EVENT = Pattern.compile("\"event\":\"([a-z.]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"has_more\":(true|false),\"next_after\":([0-9]+)");
    private static final Pattern SUBJECT =
        Pattern.compile("\"attributes\":\\{\"id\":\"TCK-1\",\"number\":1,\"subject\":\"(n[0-9]+)\"");

    private TestServer server;

    @BeforeAll
    void open() {
        server = new TestServer();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void the_events_of_one_write_keep_their_order() {
        String key = server.key(server.account(), "platform");
        for (int i = 0; i < 20; i++) {
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"a\",\"status\":\"resolved\"}");
        }
        assertThat(types(key, "after=0&limit=100")).hasSize(40)
            .isEqualTo(Collections.nCopies(20, List.of("ticket.created", "ticket.resolved"))
                .stream()
                .flatMap(List::stream).toList());
    }

    @Test
    void changes_of_one_ticket_stand_in_the_order_of_their_commits() throws Exception {
        String key = server.key(server.account(), "platform");
        server.send("POST", "/v1/tickets", key, "{\"subject\":\"n0\"}");
        List<String> changed = changedAtOnce(key, 40);
        assertThat(changed).isNotEmpty();
        String last = server.get("/v1/tickets/TCK-1", key).body();
        String log = body(key, "after=0&limit=100");
        List<String> told = SUBJECT.matcher(log).results().map(found -> found.group(1)).toList();
        assertThat(told.getFirst()).isEqualTo("n0");
        assertThat(told.subList(1, told.size())).as("each change once")
            .containsExactlyInAnyOrderElementsOf(changed);
        assertThat(last).as("the last event shows the ticket as it is")
            .contains("\"subject\":\"" + told.getLast() + "\"");
    }

    /// The subjects that the ticket has had; who lost too many races against the others is told so.
    private List<String> changedAtOnce(String key, int count) throws Exception {
        Map<String, Future<Integer>> statuses = new TreeMap<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= count; i++) {
                String subject = "n" + i;
                statuses.put(subject, many.submit(() -> server.send("PATCH", "/v1/tickets/TCK-1", key,
                    "{\"subject\":\"" + subject + "\"}").statusCode()));
            }
        }
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, Future<Integer>> one : statuses.entrySet()) {
            assertThat(one.getValue().get()).isIn(200, 409);
            if (one.getValue().get() == 200) {
                changed.add(one.getKey());
            }
        }
        return changed;
    }

    @Test
    void a_filter_that_matches_nothing_still_moves_on() {
        String key = server.key(server.account(), "platform");
        for (int i = 0; i < 3; i++) {
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"a\"}");
        }
        assertThat(types(key, "after=0")).hasSize(3);
        MatchResult next = NEXT.matcher(body(key, "after=0&type=ticket.deleted"))
            .results().findFirst().orElseThrow();
        assertThat(next.group(1)).isEqualTo("false");
        assertThat(next.group(2)).isEqualTo("3");
        assertThat(types(key, "after=0&type=ticket.*&limit=2")).hasSize(2);
    }

    private List<String> types(String key, String query) {
        return EVENT.matcher(body(key, query)).results().map(found -> found.group(1)).toList();
    }

    /// Asked after every event has its position.
    private String body(String key, String query) {
        while (server.tenants.count("events where position is null") > 0) {
            server.part(Router.class).routeAll();
        }
        return server.get("/v1/events?" + query, key).body();
    }
}
