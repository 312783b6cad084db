package com.jupiteriq.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.reports.Schedule.Every;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Reports that are made by themselves, by a clock that a test moves: it is always ahead of the server's own,
/// which so finds nothing to be due.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportScheduleTest {

    private static final Duration STEP = Duration.ofMinutes(30);
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestServer server = new TestServer();
    private final Account account = server.account();
    private volatile Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final Clockwork clockwork = clockwork();

    private Clockwork clockwork() {
        Writes writes = new Writes(server.tenants.database.app(), clock, List.of(), () -> { }, 1);
        return new Clockwork(
            new ClockStore(server.tenants.worker), server.part(Runs.class), writes, clock);
    }

    @AfterAll
    void close() {
        server.close();
    }

    private Caller caller() {
        return new Caller(account.live(), Principal.installation("tester"), Permissions.EVERYTHING,
            new Origin("req_test", "127.0.0.1", "tests"), Deadline.in(Duration.ofMinutes(5)));
    }

    private UUID report(Schedule schedule, Instant made) {
        UUID id = server.tenants.ids.next();
        server.part(Writes.class).run(caller(), write -> {
            server.part(ReportStore.class).insert(new Report(id, 1, "Scheduled", Template.TICKETS, null,
                Format.JSON, schedule, List.of(), null, schedule.next(made), made, made), write);
            write.record(new AuditEntry("test.change", "test", null, null));
            return id;
        });
        return id;
    }

    private List<Instant> begun(UUID report) {
        return server.tenants.all.sql("select created_at from report_runs where report_id = ? order by 1")
            .param(report).query(OffsetDateTime.class).list().stream()
            .map(OffsetDateTime::toInstant).toList();
    }

    /// Nothing of the future is counted, so that what these runs come to is that they fail.
    private void end(UUID report) {
        Await.until("the end of the run", () -> {
            server.part(Clockwork.class).settle();
            return server.tenants.count(
                "report_runs where state = 'running' and report_id = '" + report + "'") == 0;
        });
    }

    /// From one time to another, a look every half an hour.
    private void pass(UUID report, String from, String to) {
        Instant end = Instant.parse(to);
        for (now = Instant.parse(from); now.isBefore(end); now = now.plus(STEP)) {
            long before = begun(report).size();
            clockwork.begin();
            if (begun(report).size() > before) {
                end(report);
            }
        }
    }

    private static List<Instant> times(String... times) {
        return Stream.of(times).map(Instant::parse).toList();
    }

    @Test
    void a_time_that_the_clocks_leave_out_is_the_next_one() {
        Schedule nightly = new Schedule(Every.DAY, null, "02:30", "Europe/Berlin");
        UUID report = report(nightly, Instant.parse("2028-03-25T00:00:00Z"));
        pass(report, "2028-03-25T00:00:05Z", "2028-03-27T12:00:00Z");
        assertThat(begun(report)).isEqualTo(
            times("2028-03-25T01:30:05Z", "2028-03-26T01:00:05Z", "2028-03-27T00:30:05Z"));
    }

    @Test
    void a_time_that_the_clocks_show_twice_is_one() {
        Schedule nightly = new Schedule(Every.DAY, null, "02:30", "Europe/Berlin");
        UUID report = report(nightly, Instant.parse("2028-10-28T00:00:00Z"));
        pass(report, "2028-10-28T00:00:05Z", "2028-10-30T12:00:00Z");
        assertThat(begun(report)).isEqualTo(
            times("2028-10-28T00:30:05Z", "2028-10-29T00:30:05Z", "2028-10-30T01:30:05Z"));
    }

    @Test
    void what_was_due_more_than_once_is_made_once_and_what_is_being_made_not_again() {
        Schedule daily = new Schedule(Every.DAY, null, "07:00", "UTC");
        UUID report = report(daily, Instant.parse("2029-01-01T00:00:00Z"));
        now = Instant.parse("2029-01-05T09:00:00Z");
        clockwork.begin();
        clockwork.begin();
        assertThat(begun(report)).isEqualTo(times("2029-01-05T09:00:00Z"));
        server.tenants.all.sql("update report_runs set state = 'running', finished_at = null, error = null"
            + " where report_id = ?").param(report).update();
        now = Instant.parse("2029-01-06T09:00:00Z");
        clockwork.begin();
        assertThat(begun(report)).hasSize(1);
        assertThat(next(report)).isEqualTo(Instant.parse("2029-01-07T07:00:00Z"));
        end(report);
        // not before what happened until then is counted
        now = Instant.parse("2029-01-07T07:00:04Z");
        clockwork.begin();
        assertThat(begun(report)).hasSize(1);
    }

    private @Nullable Instant next(UUID report) {
        return server.tenants.all.sql("select next_run_at from reports where id = ?").param(report)
            .query(OffsetDateTime.class).single().toInstant();
    }

    @Test
    void many_nodes_make_it_once() throws InterruptedException {
        Schedule daily = new Schedule(Every.DAY, null, "07:00", "UTC");
        UUID report = report(daily, Instant.parse("2030-01-01T00:00:00Z"));
        now = Instant.parse("2030-01-01T07:00:10Z");
        List<Thread> nodes =
            Stream.generate(() -> Thread.ofVirtual().start(() -> clockwork().begin())).limit(6).toList();
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(begun(report)).isEqualTo(List.of(now));
        assertThat(next(report)).isEqualTo(Instant.parse("2030-01-02T07:00:00Z"));
    }

    @Test
    void nothing_is_due_of_an_account_that_is_not_active() {
        Schedule daily = new Schedule(Every.DAY, null, "07:00", "UTC");
        UUID report = report(daily, Instant.parse("2031-01-01T00:00:00Z"));
        now = Instant.parse("2031-01-02T07:00:10Z");
        server.tenants.all.sql("update accounts set state = 'suspended'").update();
        clockwork.begin();
        assertThat(begun(report)).isEmpty();
        server.tenants.all.sql("update accounts set state = 'active'").update();
        clockwork.begin();
        assertThat(begun(report)).hasSize(1);
    }

    @Test
    void runs_are_kept_for_90_days() {
        Instant made = server.tenants.clock.instant();
        UUID report = report(new Schedule(Every.DAY, null, "07:00", "UTC"), made.plus(YEAR));
        for (int days : new int[] {89, 91}) {
            server.tenants.all.sql("""
                insert into report_runs (
                    tenant_id, id, report_id, state, scheduled, created_at, finished_at, error)
                values (?, ?, ?, 'failed', false, ?, ?, 'No')""").params(account.live().id(),
                server.tenants.ids.next(), report, Sql.time(made.minus(Duration.ofDays(days))),
                Sql.time(made)).update();
        }
        clockwork.sweep(made);
        assertThat(begun(report)).hasSize(1);
    }

    @Test
    void a_job_that_was_forgotten_leaves_no_run_behind_that_keeps_others_from_beginning() {
        Schedule daily = new Schedule(Every.DAY, null, "07:00", "UTC");
        UUID report = report(daily, Instant.parse("2032-01-01T00:00:00Z"));
        server.tenants.all.sql("""
            insert into report_runs (tenant_id, id, report_id, state, scheduled, created_at)
            values (?, ?, ?, 'running', true, now())""").params(account.live().id(),
            server.tenants.ids.next(), report).update();
        end(report);
        assertThat(server.tenants.count("report_runs where report_id = '" + report
            + "' and error = 'The job was cancelled.'")).isOne();
    }
}
