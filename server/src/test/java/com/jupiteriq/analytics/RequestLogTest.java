package com.jupiteriq.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.analytics.rollups.TestRollups;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.tasks.Background;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// What the log keeps, what it may lose, and how its entries are found.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogTest {

    private static final PageRequest PAGE = new PageRequest(PageRequest.MAX_LIMIT, 0, null);
    private static final UUID KEY = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID OTHER_KEY = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
    private static final Selection ALL = Selection.ALL;

    private final TestTenants tenants = new TestTenants();
    private final Leaving worker = new Leaving(tenants);
    private final RequestLogStore store =
        new RequestLogStore(JdbcClient.create(worker), tenants.reads, tenants.vault,
            new TestRollups(tenants).values);
    private final RequestLog log = new RequestLog(store, 10);

    /// The worker's connections, which can go away.
    private static final class Leaving extends DelegatingDataSource {

        private boolean away;

        Leaving(TestTenants tenants) {
            super(tenants.database.worker());
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLTransientConnectionException("away");
            }
            return super.getConnection();
        }
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void nothing_is_written_before_the_flush_and_all_is_kept_by_it() {
        Caller caller = tenants.caller();
        LoggedRequest call = call(caller, "own-id", KEY, "/v1/tickets/{id}", 404);
        log.record(call);
        assertThat(found(caller, ALL)).isEmpty();
        log.flush();
        assertThat(found(caller, ALL)).containsExactly(call);
        log.flush();
        assertThat(found(caller, ALL)).containsExactly(call);
    }

    @Test
    void address_and_user_agent_are_not_in_clear() {
        Caller caller = tenants.caller();
        write(call(caller, null, KEY, null, 401));
        String details = tenants.all.sql("select encode(details, 'escape') from request_log"
            + " where tenant_id = ?").param(caller.tenant().id()).query(String.class).single();
        assertThat(details).doesNotContain("198.51.100.7").doesNotContain("secret agent");
    }

    @Test
    void a_tenant_finds_its_own_calls_only() {
        Caller one = tenants.caller();
        Caller other = tenants.caller();
        LoggedRequest call = call(one, "shared-id", KEY, "/v1/tickets", 200);
        write(call, call(other, "shared-id", KEY, "/v1/tickets", 200));
        assertThat(found(one, query("shared-id"))).containsExactly(call);
        assertThat(found(other, query(call.origin().requestId()))).isEmpty();
    }

    @Test
    void each_filter_finds_what_it_names() {
        Caller caller = tenants.caller();
        LoggedRequest fine = call(caller, "mine", KEY, "/v1/tickets", 200);
        LoggedRequest lost = call(caller, null, KEY, null, 404);
        LoggedRequest broken = call(caller, null, OTHER_KEY, "/v1/tickets", 500);
        LoggedRequest refused = call(caller, fine.origin().requestId(), OTHER_KEY, "/v1/events", 499);
        write(fine, lost, broken, refused);
        assertThat(found(caller, query("mine"))).containsExactly(fine);
        assertThat(found(caller, query(lost.origin().requestId()))).containsExactly(lost);
        assertThat(found(caller, query(fine.origin().requestId()))).containsExactly(refused, fine);
        assertThat(found(caller, ALL.with(RequestLogList.KEY_ID, OTHER_KEY)))
            .containsExactly(refused, broken);
        assertThat(found(caller, ALL.with(RequestLogList.ROUTE, "/v1/tickets")))
            .containsExactly(broken, fine);
        assertThat(found(caller, status("404"))).containsExactly(lost);
        assertThat(found(caller, status("4xx"))).containsExactly(refused, lost);
        assertThat(found(caller, status("5xx")
            .with(RequestLogList.KEY_ID, OTHER_KEY).with(RequestLogList.ROUTE, "/v1/tickets")))
            .containsExactly(broken);
        assertThat(found(caller, status("5xx").with(RequestLogList.KEY_ID, KEY))).isEmpty();
    }

    @Test
    void a_range_of_time_is_exclusive_and_crosses_days() {
        Caller caller = tenants.caller();
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        TestPostgres.partitions(tenants.logins.owner(), () -> midnight).maintain();
        LoggedRequest before = at(caller, midnight.plusMillis(86_399_999));
        LoggedRequest after = at(caller, midnight.plus(Duration.ofDays(1)));
        LoggedRequest later = at(caller, midnight.plus(Duration.ofDays(2)));
        write(before, after, later);
        assertThat(found(caller, ALL)).containsExactly(later, after, before);
        assertThat(found(caller, range(before.at(), later.at()))).containsExactly(after);
        assertThat(found(caller, range(before.at().minusSeconds(1), null)))
            .containsExactly(later, after, before);
        assertThat(found(caller, range(before.at().truncatedTo(ChronoUnit.SECONDS), null)))
            .as("as it is printed").containsExactly(later, after);
        assertThat(found(caller, range(null, after.at().plusNanos(1)))).containsExactly(after, before);
        assertThat(found(caller, range(null, Instant.parse("0000-01-01T00:00:00Z")))).isEmpty();
        assertThat(found(caller, range(Instant.parse("9999-12-31T23:59:59Z"), null))).isEmpty();
    }

    @Test
    void pages_follow_each_other_from_the_newest_on() {
        Caller caller = tenants.caller();
        List<LoggedRequest> calls = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            calls.addFirst(call(caller, null, KEY, "/v1/tickets", 200));
        }
        write(calls.toArray(LoggedRequest[]::new));
        List<LoggedRequest> seen = new ArrayList<>();
        Page<LoggedRequest> page = log.list().page(caller, ALL, new PageRequest(3, 0, null));
        while (page.next() != null) {
            assertThat(page.items()).hasSize(3);
            seen.addAll(page.items());
            page = log.list().page(caller, ALL, new PageRequest(3, 0, page.next()));
        }
        seen.addAll(page.items());
        assertThat(seen).isEqualTo(calls);
        assertThat(page.total()).isEqualTo(7);
        assertThat(log.list().page(caller, ALL, new PageRequest(3, 5, null)).items())
            .isEqualTo(calls.subList(5, 7));
    }

    @Test
    void a_full_buffer_drops_and_counts() {
        RequestLog small = new RequestLog(store, 10);
        Caller caller = tenants.caller();
        for (int i = 0; i < 25; i++) {
            small.record(call(caller, null, KEY, "/v1/tickets", 200));
        }
        assertThat(small.waiting()).isEqualTo(10);
        assertThat(small.dropped()).isEqualTo(15);
        small.flush();
        assertThat(small.waiting()).isZero();
        assertThat(small.total()).isEqualTo(10);
        assertThat(found(caller, ALL)).hasSize(10);
    }

    @Test
    void while_the_database_is_away_entries_wait() {
        RequestLog patient = new RequestLog(store, 10);
        Caller caller = tenants.caller();
        patient.record(call(caller, null, KEY, "/v1/tickets", 200));
        worker.away = true;
        patient.flush();
        patient.record(call(caller, null, KEY, "/v1/tickets", 200));
        patient.flush();
        worker.away = false;
        assertThat(patient.dropped()).isZero();
        patient.flush();
        assertThat(found(caller, ALL)).hasSize(2);
        assertThat(patient.total()).isEqualTo(2);
    }

    @Test
    void a_batch_of_unknown_outcome_is_written_once() {
        RequestLog retrying = new RequestLog(store, 10);
        Caller caller = tenants.caller();
        LoggedRequest call = call(caller, null, KEY, "/v1/tickets", 200);
        write(call);
        retrying.record(call);
        retrying.flush();
        assertThat(retrying.total()).isEqualTo(1);
        assertThat(retrying.dropped()).isZero();
        assertThat(found(caller, ALL)).containsExactly(call);
    }

    @Test
    void what_came_after_a_batch_of_unknown_outcome_is_not_taken_for_written_with_it() {
        RequestLog retrying = new RequestLog(store, 10);
        Caller caller = tenants.caller();
        LoggedRequest first = call(caller, null, KEY, "/v1/tickets", 200);
        retrying.record(first);
        worker.away = true;
        retrying.flush();
        worker.away = false;
        store.insert(List.of(first));
        LoggedRequest second = call(caller, null, KEY, "/v1/tickets", 200);
        retrying.record(second);
        retrying.flush();
        assertThat(found(caller, ALL)).containsExactly(second, first);
        assertThat(retrying.total()).isEqualTo(2);
    }

    @Test
    void what_can_never_be_written_does_not_stop_what_follows() {
        RequestLog broken = new RequestLog(store, 10);
        Caller caller = tenants.caller();
        broken.record(at(caller, Instant.parse("2020-01-01T00:00:00Z")));
        broken.flush();
        assertThat(broken.dropped()).isEqualTo(1);
        broken.record(call(caller, null, KEY, "/v1/tickets", 200));
        broken.flush();
        assertThat(found(caller, ALL)).hasSize(1);
    }

    @Test
    void more_than_a_batch_is_written_in_one_flush() {
        RequestLog large = new RequestLog(store, 3 * RequestLog.BATCH);
        Caller caller = tenants.caller();
        for (int i = 0; i < 2 * RequestLog.BATCH + 1; i++) {
            large.record(call(caller, null, KEY, "/v1/tickets", 200));
        }
        large.flush();
        assertThat(log.list().page(caller, ALL, PAGE).total()).isEqualTo(2 * RequestLog.BATCH + 1);
    }

    /// So a process that is killed loses the entries of its last second, and one that is stopped loses none.
    @Test
    void entries_are_written_every_second_and_at_the_stop() {
        RequestLog running = new RequestLog(store, 10);
        Caller caller = tenants.caller();
        Background background = new Background(List.of(running.tasks()));
        background.start();
        running.record(call(caller, null, KEY, "/v1/tickets", 200));
        Await.until("the entry in the table", () -> running.total() > 0);
        running.record(call(caller, null, KEY, "/v1/tickets", 200));
        background.stop();
        assertThat(found(caller, ALL)).hasSize(2);
    }

    private void write(LoggedRequest... calls) {
        for (LoggedRequest call : calls) {
            log.record(call);
        }
        log.flush();
    }

    private List<LoggedRequest> found(Caller caller, Selection query) {
        Page<LoggedRequest> page = log.list().page(caller, query, PAGE);
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items();
    }

    private static Selection query(String requestId) {
        return ALL.with(RequestLogList.REQUEST_ID, requestId);
    }

    private static Selection status(String text) {
        return ALL.with(RequestLogList.STATUS, Statuses.parse(text));
    }

    private static Selection range(@Nullable Instant after, @Nullable Instant before) {
        Selection range = after == null ? ALL : ALL.with(RequestLogList.CREATED_AFTER, after);
        return before == null ? range : range.with(RequestLogList.CREATED_BEFORE, before);
    }

    private LoggedRequest call(
        Caller caller, @Nullable String clientId, UUID key, @Nullable String route, int status) {
        return new LoggedRequest(
            caller.tenant(), origin(tenants.ids.next()), clientId, key, null, "GET", route, status,
            status < 400 ? null : "CODE_" + status, null, 1_234);
    }

    private LoggedRequest at(Caller caller, Instant time) {
        UUID id = new UuidV7(() -> time, tenants.random).next();
        return new LoggedRequest(
            caller.tenant(), origin(id), null, KEY, null, "GET", "/v1/tickets", 200, null, null, 1_234);
    }

    private static Origin origin(UUID id) {
        return new Origin(TypeId.of("req", id), "198.51.100.7", "secret agent");
    }
}
