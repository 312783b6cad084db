package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Cluster;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Kills nodes while they answer, and compares every series of requests with the request log.
/// `-Danalytics.requests=1000000 -Dkill.rounds=20` for a long run.
@Order(Integer.MAX_VALUE)
class AnalyticsKillTest {

    private static final int REQUESTS = Integer.getInteger("analytics.requests", 1_000);
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);
    private static final int CLIENTS = 4;

    /// Of each key; many requests of a long run are beyond the second.
    private static final List<String> LIMITS = List.of("1000000/minute", "3000/minute");
    private static final Duration FLUSH = Duration.ofMillis(2_500);
    private static final Duration LONG = Duration.ofHours(2);
    private static final double MOST_OFF = 0.01;

    private static final String[] CALLS = {
        "GET /v1/tickets", "GET /v1/tickets/TCK-999", "GET /v1/users?limit=1", "GET /v1/nowhere",
        "GET /v1/events?after=0", "DELETE /v1/tickets", "HEAD /v1/tickets"};
    private static final String[] AGENTS = {"curl/8.5.0", "warehouse/2.1 (batch)", "Mozilla/5.0 (X11)"};

    /// Groups as the log knows them.
    private static final Map<String, String> GROUPS = new TreeMap<>(Map.of(
        "endpoint", "method || ' ' || route", "method", "method", "status", "status::text",
        "status_class", "status / 100 || 'xx'", "code", "code", "key", "key_id::text",
        "user_agent", "agent"));

    private static final List<String> PERCENTILES = Stream.of("0.5", "0.95", "0.99")
        .map(share -> "percentile_disc(" + share + ") within group (order by micros) / 1000.0").toList();

    /// The points of each series as the log knows them; how near limits were it does not know.
    private static final Map<String, List<String>> SERIES = new TreeMap<>(Map.of(
        "requests", List.of("count(*)", "count(*) filter (where status >= 400)",
            PERCENTILES.get(0), PERCENTILES.get(1), PERCENTILES.get(2)),
        "latency", List.of("count(*)", "min(micros) / 1000.0", "round(avg(micros)) / 1000.0",
            PERCENTILES.get(0), PERCENTILES.get(1), PERCENTILES.get(2), "max(micros) / 1000.0"),
        "errors", List.of("count(*)"),
        "rate-limits", List.of("count(*) filter (where status = 429)")));

    private final List<Caller> callers = new ArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger wanted = new AtomicInteger(REQUESTS);

    private record Caller(Admin.Key key, UUID id) {}

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)    // a million requests take some minutes
    void every_series_equals_the_log_to_the_last_request_whatever_is_killed() throws InterruptedException {
        try (Cluster cluster = Cluster.of(2); Ledger ledger = cluster.ledger()) {
            Tenant tenant = Tenant.create(cluster.admin(), "Counted").tireless(cluster.admin());
            for (String limit : LIMITS) {
                callers.add(caller(cluster, tenant, limit, ledger));
            }
            List<Thread> clients = clients(cluster);
            for (int round = 1; round <= ROUNDS; round++) {
                int until = REQUESTS / (ROUNDS + 1) * round;
                Eventually.until("so many are answered", LONG, () -> answered.get() >= until);
                Server victim = cluster.nodes().get(round % 2);
                victim.kill();
                victim.start();
            }
            long logged = awaitLog(clients, ledger);
            while (logged < REQUESTS) {
                // what a node had not written yet when it was killed is in no log
                wanted.addAndGet((int) (REQUESTS - logged));
                logged = awaitLog(clients(cluster), ledger);
            }
            System.out.printf("kill rounds of analytics: %d, %d requests answered, %d in the log%n",
                ROUNDS, answered.get(), logged);
            compareAll(new Http(cluster.nodes().getFirst()), tenant, ledger);
        }
    }

    private List<Thread> clients(Cluster cluster) {
        return IntStream.range(0, CLIENTS)
            .mapToObj(number -> Thread.ofPlatform().start(() -> callAll(cluster, number))).toList();
    }

    private long logged(Ledger ledger) {
        return (long) Objects.requireNonNull(ledger.query("""
            select count(*) as many
            from request_log
            where key_id in (?, ?)""", callers.getFirst().id, callers.getLast().id).getFirst().get("many"));
    }

    /// Nobody else makes keys.
    private static Caller caller(Cluster cluster, Tenant tenant, String limit, Ledger ledger) {
        Admin.Key key = cluster.admin().createKey(
            tenant.account(), "live", "platform", "--limit", limit);
        return new Caller(key, (UUID) Objects.requireNonNull(ledger.query(
            "select id from api_keys order by id desc limit 1").getFirst().get("id")));
    }

    private void callAll(Cluster cluster, int number) {
        Random choice = new Random(number);
        HttpClient client = HttpClient.newHttpClient();
        while (answered.get() < wanted.get()) {
            String[] call = CALLS[choice.nextInt(CALLS.length)].split(" ");
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                    cluster.nodes().get(choice.nextInt(2)).url() + call[1]))
                .header("Authorization", "Bearer " + callers.get(choice.nextInt(LIMITS.size())).key.secret())
                .header("User-Agent", AGENTS[choice.nextInt(AGENTS.length)])
                .timeout(Duration.ofSeconds(30))
                .method(call[0], HttpRequest.BodyPublishers.noBody()).build();
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                answered.incrementAndGet();
            } catch (IOException killed) {
                continue;   // nobody knows whether it was logged; the log and the series agree all the same
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Nothing is written any more when two looks, a flush apart, see the same.
    private long awaitLog(List<Thread> clients, Ledger ledger) throws InterruptedException {
        for (Thread client : clients) {
            client.join();
        }
        long before = -1;
        long now = logged(ledger);
        while (before < now) {
            Thread.sleep(FLUSH);
            before = now;
            now = logged(ledger);
        }
        return now;
    }

    /// By day and key, since the requests that ask are logged too, under a key of their own.
    private void compareAll(Http node, Tenant tenant, Ledger ledger) {
        JsonNode described = node.send(Call.get("/v1/analytics").bearer(tenant.platform().secret()))
            .must(200).json().path("series");
        described.forEach(one -> {
            String series = one.path("name").asString();
            if (SERIES.containsKey(series)) {
                for (Caller caller : callers) {
                    compare(node, tenant, ledger, new Asked(series, "", caller));
                    one.path("groups").forEach(group ->
                        compare(node, tenant, ledger, new Asked(series, group.asString(), caller)));
                }
            }
        });
    }

    private record Asked(String series, String group, Caller caller) {}

    private void compare(Http node, Tenant tenant, Ledger ledger, Asked asked) {
        JsonNode answer = node.send(Call.get("/v1/analytics/" + asked.series + "?interval=day&key="
            + asked.caller.key.id() + "&from=" + LocalDate.now(ZoneOffset.UTC).minusDays(2)
            + (asked.group.isEmpty() ? "" : "&group_by=" + asked.group))
            .bearer(tenant.platform().secret())).must(200).json();
        Map<String, List<Double>> told = new TreeMap<>();
        answer.path("series").forEach(line -> line.path("points").forEach(point -> {
            if (point.path("count").asLong() > 0) {
                told.put(point.path("at").asString().substring(0, 10) + " "
                    + name(asked, line.path("group").path(asked.group)), values(point));
            }
        }));
        Map<String, List<Double>> logged = logged(ledger, asked);
        assertThat(told.keySet()).as("%s", asked).isEqualTo(logged.keySet());
        logged.forEach((at, values) -> {
            for (int i = 0; i < values.size(); i++) {
                double off = isNear(asked.series, i) ? values.get(i) * MOST_OFF : 0.0005;
                assertThat(told.get(at).get(i)).as("%s %s value %d", asked, at, i)
                    .isCloseTo(values.get(i), offset(off));
            }
        });
    }

    private static String name(Asked asked, JsonNode group) {
        return asked.group.equals("key") ? asked.caller.id.toString()
            : group.isString() ? group.asString() : "null";
    }

    private static List<Double> values(JsonNode point) {
        List<Double> values = new ArrayList<>();
        point.forEach(value -> {
            if (value.isNumber()) {
                values.add(value.asDouble());
            }
        });
        return values;
    }

    private static boolean isNear(String series, int place) {
        return series.equals("requests") && place >= 2 || series.equals("latency") && place >= 3 && place < 6;
    }

    private static Map<String, List<Double>> logged(Ledger ledger, Asked asked) {
        Map<String, List<Double>> logged = new TreeMap<>();
        List<String> points = SERIES.get(asked.series);
        for (Map<String, @Nullable Object> row : ledger.query("""
            select day, %s as grouped, %s
            from request_log
            where key_id = ?%s
            group by 1, 2""".formatted(asked.group.isEmpty() ? "null::text" : GROUPS.get(asked.group),
                IntStream.range(0, points.size()).mapToObj(i -> points.get(i) + " as point_" + i)
                    .collect(Collectors.joining(", ")),
                asked.series.equals("errors") ? " and status >= 400" : ""),
            asked.caller.id)) {
            List<Double> values = IntStream.range(0, points.size())
                .mapToObj(i -> ((Number) Objects.requireNonNull(row.get("point_" + i))).doubleValue())
                .toList();
            if (values.getFirst() > 0) {
                logged.put(row.get("day") + " " + Objects.toString(row.get("grouped")), values);
            }
        }
        return logged;
    }
}
