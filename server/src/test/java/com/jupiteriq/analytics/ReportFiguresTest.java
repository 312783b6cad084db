package com.jupiteriq.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.analytics.rollups.Folding;
import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.jobs.Job;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.reports.Report;
import com.jupiteriq.reports.Reports;
import com.jupiteriq.reports.Runs;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What each template tells, against figures that are computed here from what happened.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportFiguresTest {

    /// Partitions are made ahead, so that the past of a clock that is ahead has some.
    private static final Duration AHEAD = Duration.ofDays(3);
    private static final double NEAR = 0.01;

    private final TestServer server = new TestServer();
    private final Account account = server.account();
    private final Instant now;

    ReportFiguresTest() {
        server.tenants.clock.forward(AHEAD);
        now = server.tenants.clock.instant();
    }

    @AfterAll
    void close() {
        server.close();
    }

    private Caller caller(Account whose) {
        return new Caller(whose.live(), Principal.installation("tester"), Permissions.EVERYTHING,
            new Origin("req_test", "127.0.0.1", "tests"), Deadline.in(Duration.ofMinutes(5)));
    }

    /// The lines of a table, without its head.
    private List<List<String>> told(Account whose, String template, @Nullable String every) {
        String schedule = every == null ? "null" : every.equals("day")
            ? "{\"every\":\"day\",\"at\":\"07:00\"}"
            : "{\"every\":\"" + every + "\",\"on\":1,\"at\":\"07:00\"}";
        String body = "{\"name\":\"" + template + "\",\"template\":\"" + template
            + "\",\"format\":\"csv\",\"schedule\":" + schedule + "}";
        Reports reports = server.part(Reports.class);
        Caller caller = caller(whose);
        Report report = server.part(Writes.class).run(caller, write -> reports.create(reports.document()
            .created(new Fields(JsonReader.read(body.getBytes(UTF_8)).members())), write));
        Runs runs = server.part(Runs.class);
        Job job = server.part(Writes.class).run(caller, write -> runs.ask(report.id(), write));
        Await.until("the report", () -> server.tenants.count(
            "report_runs where state <> 'running' and id = '" + job.id() + "'") == 1);
        String text = new String(runs.result(caller, report.id(), job.id()).content(), UTF_8);
        return text.lines().skip(1).map(line -> Arrays.asList(line.split(",", -1))).toList();
    }

    private List<LoggedRequest> traffic() {
        List<LoggedRequest> all = new Traffic(7).make(
            account.live(), 4_000, now.minus(Duration.ofHours(40)), now.minus(Duration.ofHours(1)));
        server.part(RequestLogStore.class).insert(all.subList(0, 3_000));
        server.part(Folding.class).fold();
        server.part(RequestLogStore.class).insert(all.subList(3_000, all.size()));
        return all;
    }

    @Test
    void usage_and_errors_equal_the_requests_of_the_time_between_two_runs() {
        List<LoggedRequest> all = traffic();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        compare(new Asked("usage", "day", "requests", "endpoint"), all, Interval.HOUR,
            hour.minus(Duration.ofDays(1)), hour);
        compare(new Asked("usage", "week", "requests", "endpoint"), all, Interval.DAY,
            today.minus(Duration.ofDays(7)), today);
        compare(new Asked("errors", "day", "errors", "code"), all, Interval.HOUR,
            hour.minus(Duration.ofDays(1)), hour);
        compare(new Asked("errors", null, "errors", "code"), all, Interval.DAY,
            today.minus(Duration.ofDays(30)), today);
        Instant month = today.atOffset(ZoneOffset.UTC).withDayOfMonth(1).toInstant();
        compare(new Asked("usage", "month", "requests", "endpoint"), all, Interval.DAY,
            month.atOffset(ZoneOffset.UTC).minusMonths(1).toInstant(), month);
    }

    /// A report, with the series and the group of which it tells.
    private record Asked(String template, @Nullable String every, String series, String group) {}

    private static List<LoggedRequest> between(List<LoggedRequest> all, Instant from, Instant to) {
        return all.stream()
            .filter(request -> !request.at().isBefore(from) && request.at().isBefore(to)).toList();
    }

    private void compare(
            Asked asked, List<LoggedRequest> all, Interval interval, Instant from, Instant to) {
        Map<String, Map<Instant, List<String>>> expected =
            Figures.of(asked.series, interval, asked.group, between(all, from, to));
        Map<String, List<List<String>>> lines = told(account, asked.template, asked.every).stream()
            .collect(Collectors.groupingBy(line -> line.getFirst().isEmpty() ? "null" : line.getFirst(),
                TreeMap::new, Collectors.toList()));
        assertThat(lines.keySet()).as(asked.toString()).isEqualTo(expected.keySet());
        int intervals = (int) (Duration.between(from, to).toSeconds() / interval.seconds());
        lines.forEach((name, points) -> {
            assertThat(points).as(name).hasSize(intervals);
            for (List<String> point : points) {
                List<String> right = expected.get(name).get(Instant.parse(point.get(1)));
                if (right == null) {
                    assertThat(point.get(2)).isEqualTo("0");
                } else if (asked.series.equals("errors")) {
                    assertThat(point.get(2)).isEqualTo(right.getFirst());
                    assertThat(String.join(",", point.subList(3, point.size())).replace("\"", ""))
                        .isEqualTo(right.get(1).replace("\"", ""));
                } else {
                    assertThat(point.subList(2, 4)).isEqualTo(right.subList(0, 2));
                    assertNear(point.subList(4, 7), right.subList(2, 5));
                }
            }
        });
    }

    private static void assertNear(List<String> found, List<String> exact) {
        for (int i = 0; i < exact.size(); i++) {
            double right = Double.parseDouble(exact.get(i));
            assertThat(Math.abs(Double.parseDouble(found.get(i)) - right)).isLessThanOrEqualTo(right * NEAR);
        }
    }

    @Test
    void tickets_equal_what_became_of_them() {
        Account own = server.account();
        String key = server.key(own, "platform");
        for (int i = 1; i <= 6; i++) {
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"Number " + i + "\"}");
        }
        server.send("PATCH", "/v1/tickets/TCK-1", key, "{\"status\":\"resolved\"}");
        server.send("PATCH", "/v1/tickets/TCK-2", key, "{\"status\":\"resolved\"}");
        server.send("PATCH", "/v1/tickets/TCK-3", key, "{\"status\":\"closed\"}");
        // a day later they lie in what a report of every day tells
        server.tenants.all.sql("""
            update tickets
            set created_at = created_at - interval '5 hours', resolved_at = resolved_at - interval '2 hours',
                closed_at = closed_at - interval '1 hour'
            where tenant_id = ?""").param(own.live().id()).update();
        Map<String, List<Long>> expected = new TreeMap<>();
        count("created_at", 0, own, expected);
        count("resolved_at", 1, own, expected);
        count("closed_at", 2, own, expected);
        Map<String, List<Long>> found = new TreeMap<>();
        told(own, "tickets", "day").stream()
            .filter(line -> !line.subList(1, 4).equals(List.of("0", "0", "0")))
            .forEach(line -> found.put(line.getFirst(),
                line.subList(1, 4).stream().map(Long::valueOf).toList()));
        assertThat(found).isEqualTo(expected).hasSize(3);
    }

    private void count(String column, int place, Account own, Map<String, List<Long>> counts) {
        server.tenants.all.sql("select " + column + " from tickets where tenant_id = ? and " + column
                + " is not null").param(own.live().id()).query(OffsetDateTime.class).list()
            .forEach(at -> counts.merge(at.toInstant().truncatedTo(ChronoUnit.HOURS).toString(),
                Arrays.asList(place == 0 ? 1L : 0L, place == 1 ? 1L : 0L, place == 2 ? 1L : 0L),
                (one, more) -> List.of(one.get(0) + more.get(0), one.get(1) + more.get(1),
                    one.get(2) + more.get(2))));
    }

    @Test
    void availability_equals_the_minutes_month_by_month_and_says_what_is_owed() {
        Account own = server.account();
        Instant begin = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(75));
        Instant end = now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(3));
        uptime(begin, begin.plus(Duration.ofDays(20)));
        uptime(begin.plus(Duration.ofDays(21)), begin.plus(Duration.ofDays(44)));
        uptime(begin.plus(Duration.ofDays(44)).plus(Duration.ofMinutes(30)), end);
        Instant failing = begin.plus(Duration.ofDays(3));
        server.tenants.all.sql("insert into rollup_failing values (?, ?)")
            .params(own.live().id(), Sql.time(failing)).update();
        server.tenants.all.sql("update sla set target = 99.9, credits = '{99.9 10,95 25}'").update();
        Set<Instant> up = new HashSet<>(minutes(begin, end));
        up.removeAll(minutes(begin.plus(Duration.ofDays(20)).plusSeconds(60),
            begin.plus(Duration.ofDays(21)).minusSeconds(60)));
        up.removeAll(minutes(begin.plus(Duration.ofDays(44)).plusSeconds(60),
            begin.plus(Duration.ofDays(44)).plus(Duration.ofMinutes(29))));
        up.remove(failing);
        List<List<String>> lines = told(own, "availability", "month");
        assertThat(lines).hasSize(13);
        Map<String, List<Instant>> months = minutes(begin, end).stream().collect(
            Collectors.groupingBy(minute -> YearMonth.from(minute.atOffset(ZoneOffset.UTC)).toString()));
        for (List<String> line : lines.subList(0, 12)) {
            List<Instant> of = months.getOrDefault(line.getFirst(), List.of());
            long down = of.stream().filter(minute -> !up.contains(minute)).count();
            assertThat(line.subList(1, 3)).as(line.getFirst())
                .isEqualTo(List.of(Integer.toString(of.size()), Long.toString(down)));
            double share = 100.0 * (of.size() - down) / of.size();
            if (of.isEmpty()) {
                assertThat(line.subList(3, 7)).isEqualTo(List.of("", "99.9", "", ""));
            } else {
                assertThat(Double.parseDouble(line.get(3))).isBetween(share - 0.0002, share);
                assertThat(line.subList(4, 7)).isEqualTo(List.of("99.9", Boolean.toString(share >= 99.9),
                    share < 95 ? "25" : share < 99.9 ? "10" : "0"));
            }
        }
        assertThat(lines.getLast().getFirst()).isEqualTo(now.toString().substring(0, 7));
        assertThat(lines.getLast().getLast()).as("it is not over").isEmpty();
        Account small = server.account();
        server.tenants.all.sql("update accounts set plan = 'starter' where id = ?")
            .param(small.live().account()).update();
        assertThat(told(small, "availability", null)).hasSize(13)
            .allMatch(line -> line.subList(4, 7).equals(List.of("", "", "")));
    }

    private void uptime(Instant from, Instant to) {
        server.tenants.worker.sql("insert into uptime values (?, ?, ?)")
            .params(server.tenants.ids.next(), Sql.time(from), Sql.time(to)).update();
    }

    /// From the first to the last.
    private static List<Instant> minutes(Instant from, Instant to) {
        List<Instant> all = new ArrayList<>();
        for (Instant minute = from; !minute.isAfter(to); minute = minute.plusSeconds(60)) {
            all.add(minute);
        }
        return all;
    }
}
