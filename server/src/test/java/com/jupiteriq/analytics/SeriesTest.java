package com.jupiteriq.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.rollups.TestRollups;
import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.analytics.series.Chart;
import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.analytics.series.Group;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.analytics.series.TestSeries;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.TestTenants;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The series of requests against the requests themselves, however they were written and folded.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesTest {

    /// Partitions are made ahead, so that the past of a clock that is ahead has some.
    private static final Duration AHEAD = Duration.ofDays(3);
    private static final List<String> SERIES = List.of("requests", "errors", "latency", "rate-limits");

    private final TestTenants tenants = new TestTenants();
    private final TestRollups rollups = new TestRollups(tenants);
    private final TestSeries series = new TestSeries(tenants, rollups.rollups);
    private final List<RequestLogStore> nodes = List.of(node(), node());
    private final Instant now;

    SeriesTest() {
        tenants.clock.forward(AHEAD);
        now = tenants.clock.instant();
    }

    private RequestLogStore node() {
        return new RequestLogStore(JdbcClient.create(tenants.database.worker()), tenants.reads, tenants.vault,
            new TestRollups(tenants).values);
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void each_series_equals_the_requests_for_each_group_and_interval_at_any_moment() {
        Caller caller = tenants.caller();
        Traffic traffic = new Traffic(1);
        List<LoggedRequest> all = traffic.make(caller.tenant(), 3_000, now.minus(Duration.ofHours(30)), now);
        all.addAll(traffic.make(caller.tenant(), 3_000, now.minus(Duration.ofMinutes(20)), now));
        Random random = new Random(2);
        for (int from = 0; from < all.size();) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(800));
            nodes.get(random.nextInt(2)).insert(all.subList(from, to));
            from = to;
            if (to < all.size() && random.nextInt(3) == 0) {
                rollups.folding.fold();
            }
        }
        assertThat(tenants.count("rollup_deltas")).as("what waits").isPositive();
        compareAll(caller, all);
        rollups.folding.fold();
        assertThat(tenants.count("rollup_deltas where tenant_id = '" + caller.tenant().id() + "'")).isZero();
        compareAll(caller, all);
    }

    private void compareAll(Caller caller, List<LoggedRequest> all) {
        for (String name : SERIES) {
            List<Group> groups = series.analytics.source(name).groups();
            for (Interval interval : Interval.values()) {
                compare(caller, all, name, interval, null);
                groups.forEach(group -> compare(caller, all, name, interval, group.name()));
            }
        }
    }

    private void compare(
            Caller caller, List<LoggedRequest> all, String name, Interval interval, @Nullable String group) {
        Instant from = interval == Interval.MINUTE ? now.minus(Duration.ofMinutes(20))
            : now.minus(Duration.ofDays(2));
        Map<String, String> texts = texts(interval, from);
        if (group != null) {
            texts.put("group_by", group);
        }
        Chart chart = ask(caller, name, texts);
        List<String> none = series.analytics.source(name).columns().stream()
            .map(column -> column.none().compact().text()).toList();
        Map<String, Map<Instant, List<String>>> expected = Figures.of(name, interval, group, all.stream()
            .filter(request -> !request.at().isBefore(interval.floor(from))).toList());
        expected.values().forEach(points -> points.values().removeIf(none::equals));
        expected.values().removeIf(Map::isEmpty);
        Map<String, Map<Instant, List<String>>> found = new TreeMap<>();
        chart.lines().forEach(line -> line.points().forEach(point -> {
            List<String> values = point.values().stream().map(value -> value.compact().text()).toList();
            if (!values.equals(none)) {
                found.computeIfAbsent(Objects.toString(line.group()), key -> new TreeMap<>())
                    .put(point.at(), values);
            }
        }));
        assertNear(name + " by " + interval + " and " + group, chart.columns(), expected, found);
    }

    /// Equal but for percentiles, which are off by less than 1 %.
    private static void assertNear(String what, List<Column> columns,
            Map<String, Map<Instant, List<String>>> expected, Map<String, Map<Instant, List<String>>> found) {
        assertThat(found.keySet()).as(what).isEqualTo(expected.keySet());
        expected.forEach((group, points) -> {
            assertThat(found.get(group).keySet()).as(what + " " + group).isEqualTo(points.keySet());
            points.forEach((at, values) -> {
                for (int i = 0; i < values.size(); i++) {
                    String value = found.get(group).get(at).get(i);
                    if (columns.get(i).name().matches("p[0-9]+_ms")) {
                        BigDecimal exact = new BigDecimal(values.get(i));
                        assertThat(new BigDecimal(value).subtract(exact).abs()).as(what)
                            .isLessThanOrEqualTo(exact.movePointLeft(2));
                    } else {
                        assertThat(value).as("%s %s %s %s", what, group, at, columns.get(i).name())
                            .isEqualTo(values.get(i));
                    }
                }
            });
        });
    }

    @Test
    void filters_narrow_and_may_be_combined_with_a_group() {
        Caller caller = tenants.caller();
        List<LoggedRequest> all =
            new Traffic(3).make(caller.tenant(), 1_000, now.minus(Duration.ofMinutes(50)), now);
        nodes.getFirst().insert(all);
        rollups.folding.fold();
        Map<String, String> texts = texts(Interval.HOUR, now.minus(Duration.ofHours(2)));
        texts.putAll(Map.of("group_by", "method", "status_class", "4xx", "endpoint", "GET /v1/tickets",
            "user_agent", "curl"));
        long expected = all.stream().filter(request -> request.status() / 100 == 4
            && "GET /v1/tickets".equals(Figures.facet("endpoint", request))
            && "curl".equals(Figures.facet("user_agent", request))).count();
        Chart chart = ask(caller, "requests", texts);
        assertThat(expected).isPositive();
        assertThat(chart.lines()).singleElement().satisfies(line -> {
            assertThat(line.group()).isEqualTo("GET");
            assertThat(total(line)).isEqualTo(expected);
        });
    }

    @Test
    void what_comes_after_a_thousand_keys_and_clients_of_a_day_is_other_over_all_nodes() {
        Caller caller = tenants.caller();
        List<LoggedRequest> all = new ArrayList<>();
        for (int i = 0; i <= Values.MOST; i++) {
            all.add(request(caller, now, "client-" + i));
        }
        nodes.get(0).insert(all.subList(0, 600));
        nodes.get(1).insert(all.subList(600, all.size()));
        nodes.get(0).insert(List.of(request(caller, now, "late"), request(caller, now, "client-0")));
        Map<String, String> texts = texts(Interval.DAY, now);
        for (String group : List.of("user_agent", "key")) {
            texts.put("group_by", group);
            Chart chart = ask(caller, "requests", texts);
            assertThat(chart.lines()).as(group).hasSize(Values.MOST + 1);
            assertThat(chart.lines().stream().filter(line -> "other".equals(line.group())).toList())
                .singleElement().satisfies(line ->
                    assertThat(total(line)).isEqualTo(2));
        }
    }

    @Test
    void a_tenant_sees_nothing_of_another() {
        Caller one = tenants.caller();
        Caller other = tenants.caller();
        nodes.getFirst().insert(List.of(request(one, now, "curl")));
        rollups.folding.fold();
        nodes.getFirst().insert(List.of(request(one, now, "curl")));
        assertThat(total(ask(one, "requests", Map.of()).lines().getFirst())).isEqualTo(2);
        assertThat(total(ask(other, "requests", Map.of()).lines().getFirst())).isZero();
    }

    @Test
    void what_was_written_already_counts_once() {
        Caller caller = tenants.caller();
        List<LoggedRequest> some = List.of(request(caller, now, "curl"), request(caller, now, "curl"));
        RequestLog log = new RequestLog(nodes.getFirst());
        nodes.getFirst().insert(some);
        some.forEach(log::record);
        log.flush();
        assertThat(total(ask(caller, "requests", Map.of()).lines().getFirst())).isEqualTo(2);
    }

    @Test
    void a_fold_that_dies_leaves_everything_as_it_was() {
        Caller caller = tenants.caller();
        nodes.getFirst().insert(List.of(request(caller, now, "curl")));
        tenants.all.sql("alter table rollup_days rename to away").update();
        try {
            assertThatThrownBy(rollups.folding::fold).isNotNull();
        } finally {
            tenants.all.sql("alter table away rename to rollup_days").update();
        }
        assertThat(total(ask(caller, "requests", Map.of()).lines().getFirst())).isEqualTo(1);
        rollups.folding.fold();
        rollups.folding.fold();
        for (Interval interval : Interval.values()) {
            Chart chart = ask(caller, "requests", texts(interval, now.minus(Duration.ofMinutes(5))));
            assertThat(total(chart.lines().getFirst())).isEqualTo(1);
        }
    }

    @Test
    void what_comes_when_its_minutes_are_gone_still_counts_in_its_day() {
        Caller caller = tenants.caller();
        nodes.getFirst().insert(List.of(request(caller, now, "curl")));
        tenants.clock.forward(Duration.ofDays(9));
        try {
            rollups.folding.fold();
            assertThat(tenants.count("rollup_minutes where tenant_id = '" + caller.tenant().id() + "'"))
                .isZero();
            Chart chart = ask(caller, "requests", texts(Interval.DAY, now));
            assertThat(total(chart.lines().getFirst())).isEqualTo(1);
        } finally {
            tenants.clock.forward(Duration.ofDays(-9));
        }
    }

    @Test
    void availability_counts_minutes_that_are_over_and_those_that_failed() {
        Caller caller = tenants.caller();
        Instant first = Interval.MINUTE.floor(now).minus(Duration.ofMinutes(30));
        for (int minute = 0; minute < 60; minute++) {
            if (minute != 7 && minute != 8) {
                series.there(new UUID(0, minute < 8 ? 1 : 2), first.plus(Duration.ofMinutes(minute)));
            }
        }
        series.there(new UUID(0, 3), first.plus(Duration.ofMinutes(8)));
        Instant broken = first.plus(Duration.ofMinutes(3));
        Instant fine = first.plus(Duration.ofMinutes(4));
        Instant few = first.plus(Duration.ofMinutes(5));
        answers(caller, broken, 30, 2);
        answers(caller, fine, 38, 2);
        answers(caller, few, 0, 19);
        compareAvailability(caller, first, 2);
        rollups.folding.fold();
        compareAvailability(caller, first, 2);
        answers(caller, broken, 8, 0);
        compareAvailability(caller, first, 1);
        rollups.folding.fold();
        compareAvailability(caller, first, 1);
        assertThat(tenants.count("rollup_failing where tenant_id = '" + caller.tenant().id() + "'")).isZero();
    }

    private void answers(Caller caller, Instant minute, int good, int bad) {
        List<LoggedRequest> all = new ArrayList<>();
        for (int i = 0; i < good + bad; i++) {
            all.add(request(caller, minute.plusSeconds(1), "curl", i < good ? 200 : 500));
        }
        nodes.getFirst().insert(all);
    }

    private void compareAvailability(Caller caller, Instant from, long down) {
        for (Interval interval : Interval.values()) {
            long before = minutesSince(from);
            Chart chart = ask(caller, "availability", texts(interval, from));
            List<Chart.Point> points = chart.lines().getFirst().points();
            assertThat(points.stream().mapToLong(point -> number(point, 0)).sum())
                .isBetween(before, minutesSince(from));
            assertThat(points.stream().mapToLong(point -> number(point, 1)).sum()).isEqualTo(down);
        }
    }

    private long minutesSince(Instant from) {
        return Duration.between(from, tenants.clock.instant()).toMinutes();
    }

    private LoggedRequest request(Caller caller, Instant at, String agent) {
        return request(caller, at, agent, 200);
    }

    private LoggedRequest request(Caller caller, Instant at, String agent, int status) {
        return new LoggedRequest(caller.tenant(),
            new Origin(TypeId.of("req", new UuidV7(() -> at, tenants.random).next()), "198.51.100.7", agent),
            null, UUID.nameUUIDFromBytes(agent.getBytes(UTF_8)),
            null, "GET", "/v1/tickets", status, null, null, 1_234);
    }

    private static long total(Chart.Line line) {
        return line.points().stream().mapToLong(point -> number(point, 0)).sum();
    }

    private static long number(Chart.Point point, int column) {
        return Long.parseLong(point.values().get(column).compact().text());
    }

    private static Map<String, String> texts(Interval interval, Instant from) {
        return new HashMap<>(Map.of("interval", interval.word(), "from", from.toString()));
    }

    private Chart ask(Caller caller, String name, Map<String, String> texts) {
        Source source = series.analytics.source(name);
        Question question = series.analytics.question(source, texts);
        return series.analytics.answer(caller, source, question);
    }
}
