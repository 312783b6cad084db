package com.jupiteriq.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Writes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The log of each environment is 1, 2, 3 … in which nothing is skipped and nothing is there twice (decision
/// D10).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogTest {

    private static final AuditEntry ENTRY = new AuditEntry("test.write", "test", null, null);

    private TestTenants tenants;
    private Writes writes;
    private PositionStore positions;
    private Events events;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
        EventStore store = new EventStore(tenants.reads, tenants.vault, tenants.ids);
        writes = tenants.writes(store);
        positions = new PositionStore(tenants.worker,
            new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker())), List.of());
        events = new Events(store, SampleEvents.catalogue("note.made", "note.sent", "letter.sent"));
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void an_event_without_a_position_is_not_in_the_log() {
        Caller caller = tenants.caller();
        happen(caller, "note.made");
        assertThat(events.after(caller, 0, null, 10).events()).isEmpty();
        route();
        assertThat(sequences(caller)).containsExactly(1L);
    }

    @Test
    void the_lag_is_the_age_of_the_oldest_event_that_waited() {
        happen(tenants.caller(), "note.made");
        Router late = new Router(positions, () -> tenants.clock.instant().plusSeconds(60));
        assertThat(lag(late)).isZero();
        late.routeAll();
        assertThat(lag(late)).isBetween(60.0, 120.0);
        Router next = new Router(positions, tenants.clock);
        next.routeAll();
        assertThat(lag(next)).isZero();
    }

    private static double lag(Router router) {
        return router.meters().meters().getFirst().value().getAsDouble();
    }

    @Test
    void every_environment_has_its_own_positions() {
        Caller one = tenants.caller();
        Caller other = tenants.caller();
        happen(one, "note.made", "note.sent");
        happen(other, "note.made");
        happen(one, "letter.sent");
        route();
        assertThat(sequences(one)).containsExactly(1L, 2L, 3L);
        assertThat(sequences(other)).containsExactly(1L);
    }

    @Test
    void the_events_of_one_write_stay_in_their_order() {
        Caller caller = tenants.caller();
        for (int i = 0; i < 20; i++) {
            happen(caller, "note.made", "note.sent", "letter.sent");
        }
        route();
        List<String> types = events.after(caller, 0, null, 100).events().stream()
            .map(LoggedEvent::type).toList();
        assertThat(types).hasSize(60);
        for (int i = 0; i < 60; i += 3) {
            assertThat(types.subList(i, i + 3)).containsExactly("note.made", "note.sent", "letter.sent");
        }
    }

    @Test
    void many_writers_and_two_routers_leave_neither_gap_nor_double() {
        List<Caller> callers = List.of(tenants.caller(), tenants.caller());
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> routers = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                while (writing.get()) {
                    positions.assign(7);
                }
            }, threads)).limit(2).toList();
            CompletableFuture.allOf(IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 40; i++) {
                    happen(callers.get(writer % 2), "note.made", "note.sent");
                }
            }, threads)).toArray(CompletableFuture[]::new)).join();
            writing.set(false);
            routers.forEach(CompletableFuture::join);
        }
        route();
        for (Caller caller : callers) {
            assertThat(sequences(caller))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 320).boxed().toList());
        }
    }

    @Test
    void a_transaction_left_open_delays_nobody_and_is_not_skipped() throws SQLException {
        Caller slow = tenants.caller();
        Caller quick = tenants.caller();
        happen(slow, "note.made");
        route();
        try (Connection connection = tenants.logins.app().unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + slow.tenant().id() + "', true)");
            byte[] payload =
                tenants.vault.seal(slow.tenant().account(), "events.payload:" + slow.tenant().id(), "{}");
            statement.execute("""
                insert into events (tenant_id, day, id, type, payload, created_at)
                values ('%1$s', current_date, '%1$s', 'letter.sent', '\\x%2$s', now() - interval '1 hour')
                """.formatted(slow.tenant().id(), java.util.HexFormat.of().formatHex(payload)));
            happen(slow, "note.sent");
            happen(quick, "note.sent");
            route();
            assertThat(sequences(slow)).containsExactly(1L, 2L);
            assertThat(sequences(quick)).containsExactly(1L);
            long read = events.after(slow, 0, null, 10).nextAfter();
            connection.commit();
            route();
            assertThat(events.after(slow, read, null, 10).events()).singleElement()
                .satisfies(late -> assertThat(late.type()).isEqualTo("letter.sent"))
                .satisfies(late -> assertThat(late.sequence()).isEqualTo(3));
        }
    }

    @Test
    void one_round_routes_whatever_waits() {
        Caller caller = tenants.caller();
        String[] many = Stream.generate(() -> "note.made").limit(100).toArray(String[]::new);
        for (int i = 0; i < 11; i++) {
            happen(caller, many);
        }
        new Router(positions, tenants.clock).routeAll();
        assertThat(tenants.count("events where position is null")).isZero();
        assertThat(sequences(caller)).hasSize(Router.BATCH * 2 + 100);
    }

    @Test
    void a_reader_resumes_where_it_stopped_and_selects_types_or_families() {
        Caller caller = tenants.caller();
        for (int i = 0; i < 5; i++) {
            happen(caller, "note.made", "letter.sent");
        }
        route();
        Events.Stretch stretch = events.after(caller, 0, null, 4);
        List<Long> seen = new ArrayList<>(positionsOf(stretch));
        while (stretch.hasMore()) {
            stretch = events.after(caller, stretch.nextAfter(), null, 4);
            seen.addAll(positionsOf(stretch));
        }
        assertThat(seen).containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(events.after(caller, stretch.nextAfter(), null, 4))
            .isEqualTo(new Events.Stretch(List.of(), false, 10));
        assertThat(positionsOf(events.after(caller, 0, "letter.sent", 10)))
            .containsExactly(2L, 4L, 6L, 8L, 10L);
        assertThat(positionsOf(events.after(caller, 3, "note.*", 2))).containsExactly(5L, 7L);
        assertThat(events.after(tenants.caller(), 0, null, 10).events()).isEmpty();
    }

    private void happen(Caller caller, String... types) {
        Event[] happened = Stream.of(types)
            .map(type -> new Event(type, new JsonText("{}"))).toArray(Event[]::new);
        writes.run(caller, write -> {
            write.record(ENTRY, happened);
            return write;
        });
    }

    private void route() {
        new Router(positions, tenants.clock).routeAll();
    }

    private List<Long> sequences(Caller caller) {
        return positionsOf(events.after(caller, 0, null, 10_000));
    }

    private static List<Long> positionsOf(Events.Stretch stretch) {
        return stretch.events().stream().map(LoggedEvent::sequence).toList();
    }
}
