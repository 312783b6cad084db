package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Totals;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.PoolSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// One composite is one transaction of one tenant in one round trip (decisions D7, D8).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritesTest {

    private static final AuditEntry ENTRY = new AuditEntry("test.write", "test", null, null);
    private static final String COUNTER = """
        insert into counters (tenant_id, name, key, slot, value) values (?, ?, ?, 0, 1)""";

    private TestTenants tenants;
    private Writes writes;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
        writes = tenants.writes();
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void everything_that_is_staged_commits_or_nothing_does() {
        Caller caller = tenants.caller();
        writes.run(caller, write -> staged(write, "a", "b"));
        assertThat(rows(caller)).isEqualTo(2);

        assertThatThrownBy(() -> writes.run(caller, write -> staged(write, "c", "a")))
            .isInstanceOfSatisfying(DuplicateKey.class, e ->
                assertThat(e.constraint()).isEqualTo("counters_pkey"));
        assertThat(rows(caller)).isEqualTo(2);

        writes.run(caller, write -> staged(write, "d"));
        assertThat(rows(caller)).as("the connection is usable after a failure").isEqualTo(3);
    }

    @Test
    void rows_of_one_insert_travel_together_and_stand_as_each_would_alone() {
        Insert insert = Insert
            .into("counters", "tenant_id uuid, name text, key text, slot integer, value bigint")
            .made("name", "upper(%s)");
        Caller caller = tenants.caller();
        Caller other = tenants.caller();
        writes.run(caller, write -> inserted(write, insert, "a", "quote\" and \\ and {,}", "NULL", ""));
        for (String key : List.of("a", "quote\" and \\ and {,}", "NULL", "")) {
            writes.run(other, write -> inserted(write, insert, key));
        }
        String all = "(select string_agg(name || key || slot || value, '|' order by key) from counters"
            + " where tenant_id = '%s')";
        assertThat(one(all.formatted(caller.tenant().id()))).startsWith("ROWS01|ROWSNULL")
            .isEqualTo(one(all.formatted(other.tenant().id())));
        Write write = new Write(caller, tenants.clock.instant(), false, List.of());
        inserted(write, insert, "x", "y", "z");
        assertThat(write.statements()).hasSize(1);
    }

    private static Write inserted(Write write, Insert insert, String... keys) {
        for (String key : keys) {
            write.insert(insert, write.caller().tenant().id(), "rows", key, 0, 1L);
        }
        write.record(ENTRY);
        return write;
    }

    @Test
    void a_write_that_looks_for_taken_values_itself_begins_anew() {
        Caller caller = tenants.caller();
        writes.run(caller, write -> staged(write, "a"));
        AtomicInteger tries = new AtomicInteger();
        writes.run(caller, write -> {
            write.beginAnewWhenTaken();
            write.unique("counters_pkey", "key");
            return staged(write, tries.incrementAndGet() < 3 ? "a" : "b");
        });
        assertThat(tries).hasValue(3);
        assertThatThrownBy(() -> writes.run(caller, write -> {
            tries.incrementAndGet();
            write.beginAnewWhenTaken();
            write.unique("counters_pkey", "key");
            return staged(write, "a");
        })).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        assertThat(tries).as("a bounded number of times").hasValue(3 + Writes.MAX_TRIES);
    }

    @Test
    void changes_of_a_batch_are_seen_at_once_and_durable_when_settled() {
        Caller caller = tenants.caller();
        tenants.all.sql("alter database " + one("current_database()") + " set synchronous_commit = on")
            .update();
        try (Database careful = Database.open(tenants.logins, PoolSettings.standard());
            Writes.Together together = over(careful, 1).together()) {
            for (String key : List.of("a", "b", "c")) {
                together.writes().run(caller, write -> staged(write, key));
            }
            assertThat(rows(caller)).isEqualTo(3);
            String written = one("pg_current_wal_insert_lsn()");
            together.settle(caller);
            assertThat(one("pg_current_wal_flush_lsn() >= '" + written + "'")).isEqualTo("t");
        }
    }

    @Test
    void changes_of_a_batch_are_durable_one_by_one_where_no_connection_can_be_held() {
        Writes one = over(tenants.database, 1);
        try (Writes.Together first = one.together(); Writes.Together second = one.together()) {
            assertThat(first.writes()).isNotSameAs(one);
            assertThat(second.writes()).isSameAs(one);
        }
        try (Writes.Together next = one.together()) {
            assertThat(next.writes()).isNotSameAs(one);
        }
    }

    @Test
    void changes_of_a_batch_are_not_answered_over_a_connection_that_broke() {
        Caller caller = tenants.caller();
        String begun = one("clock_timestamp()");
        try (Database breaking = Database.open(tenants.logins, PoolSettings.standard());
            Writes.Together together = over(breaking, 1).together()) {
            together.writes().run(caller, write -> staged(write, "a"));
            one("count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'jupiter_app'"
                + " and datname = current_database() and backend_start > '" + begun + "'");
            assertThatThrownBy(() -> together.settle(caller)).isInstanceOf(OutcomeUnknown.class);
            for (int i = 0; i < 2; i++) {
                assertUnavailable(() -> together.writes().run(caller, write -> staged(write, "b")));
                assertUnavailable(() -> together.settle(caller));
            }
        }
    }

    @Test
    void changes_of_a_batch_are_not_answered_over_a_connection_that_ended_with_its_transaction() {
        Caller caller = tenants.caller();
        Caller hasty = caller.within(Deadline.in(Duration.ofMillis(300)));
        try (Writes.Together together = over(tenants.database, 1).together()) {
            together.writes().run(caller, write -> staged(write, "a"));
            assertThatThrownBy(() -> together.writes().run(hasty, write -> {
                for (int i = 0; i < 5; i++) {
                    write.stage("select pg_sleep(0.25)");
                }
                return staged(write, "b");
            })).isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isInstanceOf(Failure.DeadlinePassed.class));
            assertUnavailable(() -> together.writes().run(caller, write -> staged(write, "c")));
            assertUnavailable(() -> together.settle(caller));
        }
        assertThat(rows(caller)).isEqualTo(1);
    }

    @Test
    void whoever_keeps_something_for_a_write_is_told_unless_it_surely_failed() {
        Caller caller = tenants.caller();
        List<String> told = new ArrayList<>();
        writes.run(caller, write -> kept(staged(write, "a"), told, "committed"));
        writes.run(caller, write -> kept(write, told, "nothing staged"));
        assertThatThrownBy(() -> writes.run(caller, write -> kept(staged(write, "a"), told, "refused")))
            .isInstanceOf(DuplicateKey.class);
        assertThatThrownBy(() -> writes.run(caller, write -> {
            Write broken = kept(staged(write, "b"), told, "unknown");
            broken.stage("select pg_terminate_backend(pg_backend_pid())");
            return broken;
        })).isInstanceOf(OutcomeUnknown.class);
        assertThat(told).containsExactly("committed", "unknown");
    }

    private static Write kept(Write write, List<String> told, String as) {
        write.ifKept(() -> told.add(as));
        return write;
    }

    @Test
    void the_connection_of_a_batch_is_given_back() {
        Caller caller = tenants.caller();
        Writes one = over(tenants.database, 1);
        for (int i = 0; i < 2 * tenants.database.appConnections(); i++) {
            String key = "again " + i;
            try (Writes.Together together = one.together()) {
                together.writes().run(caller, write -> staged(write, key));
                together.settle(caller);
            }
        }
        assertThat(rows(caller)).isEqualTo(2L * tenants.database.appConnections());
    }

    private Writes over(Database database, int places) {
        return new Writes(database.app(), tenants.clock, List.of(), () -> { }, places);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Unavailable.class));
    }

    private String one(String expression) {
        return tenants.all.sql("select " + expression).query(String.class).single();
    }

    @Test
    void another_tenant_sees_and_writes_nothing() {
        Caller mine = tenants.caller();
        Caller theirs = tenants.caller();
        writes.run(mine, write -> staged(write, "a"));
        assertThat(tenants.reads.list(theirs, Sql.of("select key from counters"), row -> row.getString(1)))
            .isEmpty();
        assertThat(tenants.reads.list(mine, Sql.of("select key from counters"), row -> row.getString(1)))
            .containsExactly("a");
        assertThatThrownBy(() -> writes.run(theirs, write -> {
            write.stage(COUNTER, mine.tenant().id(), "test", "b");
            write.record(ENTRY);
            return write;
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("42501");
    }

    @Test
    void a_change_without_a_record_is_a_bug() {
        Caller caller = tenants.caller();
        assertThatThrownBy(() -> writes.run(caller, write -> {
            write.stage(COUNTER, caller.tenant().id(), "test", "a");
            return write;
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("without a record");
        assertThat(rows(caller)).isZero();
    }

    @Test
    void a_lost_race_is_tried_again_and_then_refused() {
        Caller caller = tenants.caller();
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> writes.run(caller, write -> {
            tries.incrementAndGet();
            write.stage(COUNTER, caller.tenant().id(), "test", "a");
            write.stageConditional(
                "update counters set value = 9 where tenant_id = ? and name = ? returning 1",
                caller.tenant().id(), "nothing");
            write.record(ENTRY);
            return write;
        })).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Conflict.class));
        assertThat(tries).hasValue(Writes.MAX_TRIES);
        assertThat(rows(caller)).isZero();
    }

    @Test
    void counters_add_up_over_their_slots() {
        Caller caller = tenants.caller();
        IntStream.range(0, 40).parallel().forEach(i ->
            writes.run(caller, write -> {
                write.count("tickets", "open", 1);
                write.record(ENTRY);
                return write;
            }));
        assertThat(tenants.reads.one(
                caller, Totals.of(caller.tenant().id(), "tickets"), row -> row.getLong(1)))
            .contains(40L);
        assertThat(rows(caller)).isBetween(1L, (long) Write.COUNTER_SLOTS);
    }

    @Test
    void the_deadline_ends_a_statement_and_undoes_the_write() {
        Caller caller = tenants.caller();
        Caller hurried =
            new Caller(caller.tenant(), caller.principal(), caller.permissions(), caller.origin(),
            Deadline.in(Duration.ofMillis(200)));
        assertThatThrownBy(() -> writes.run(hurried, write -> {
            write.stage(COUNTER, caller.tenant().id(), "test", "a");
            write.stage("select pg_sleep(20)");
            write.record(ENTRY);
            return write;
        })).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isEqualTo(new Failure.DeadlinePassed()));
        assertThat(rows(caller)).isZero();
    }

    @Test
    void the_deadline_ends_a_write_of_many_short_statements() {
        Caller caller = tenants.caller();
        Caller hurried = new Caller(caller.tenant(), caller.principal(), caller.permissions(),
            caller.origin(),
            Deadline.in(Duration.ofMillis(400)));
        assertThatThrownBy(() -> writes.run(hurried, write -> {
            write.stage(COUNTER, caller.tenant().id(), "test", "a");
            IntStream.range(0, 100).forEach(i -> write.stage("select pg_sleep(0.1)"));
            write.record(ENTRY);
            return write;
        })).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isEqualTo(new Failure.DeadlinePassed()));
        assertThat(rows(caller)).isZero();
        writes.run(caller, write -> staged(write, "b"));
        assertThat(rows(caller)).as("the ended connection is not used again").isEqualTo(1);
    }

    @Test
    void two_queries_see_the_same_moment() {
        Caller caller = tenants.caller();
        Sql level = Sql.of("select current_setting('transaction_isolation')");
        assertThat(tenants.reads.both(caller, level, row -> row.getString(1), level, row -> row.getString(1)))
            .isEqualTo(new Reads.Both<>(List.of("repeatable read"), List.of("repeatable read")));
    }

    /// Once the driver has described a statement, for a parameter without a type, it knows that the
    /// statement's columns have no bound, and sends a Sync before it. With its own `begin` and `commit` the
    /// composite stays one transaction of one tenant.
    @Test
    void a_forced_sync_does_not_split_the_composite() throws SQLException {
        assertThat(mostTransactionsOf(tenants.caller(), "begin;", "commit")).isEqualTo(1);
        assertThatThrownBy(() -> mostTransactionsOf(tenants.caller(), "select 1;", "select 1"))
            .as("the trap itself: without them the tenant is lost half-way")
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("row-level security");
    }

    private int mostTransactionsOf(Caller caller, String begin, String commit) throws SQLException {
        UUID tenant = caller.tenant().id();
        String text = begin + """
             select set_config('app.tenant', ?, true);
            insert into counters (tenant_id, name, key, slot, value)
            values (?, pg_current_xact_id()::text, 'first', ?, 1);
            select subject from tickets where created_at > ?;
            insert into counters (tenant_id, name, key, slot, value)
            values (?, pg_current_xact_id()::text, 'second', ?, 1);
            """ + commit;
        try (Connection connection = tenants.database.app().getConnection()) {
            for (int round = 0; round < 4; round++) {
                try (PreparedStatement prepared = connection.prepareStatement(text)) {
                    prepared.setString(1, tenant.toString());
                    prepared.setObject(2, tenant);
                    prepared.setInt(3, round);
                    prepared.setTimestamp(4, new Timestamp(0));
                    prepared.setObject(5, tenant);
                    prepared.setInt(6, round);
                    prepared.execute();
                }
            }
        }
        return tenants.all.sql("""
                select max(transactions)
                from (
                    select count(distinct name) as transactions
                    from counters
                    where tenant_id = ?
                    group by slot) as rounds""")
            .param(tenant).query(Integer.class).single();
    }

    private static Write staged(Write write, String... keys) {
        for (String key : keys) {
            write.stage(COUNTER, write.caller().tenant().id(), "test", key);
        }
        write.record(ENTRY);
        return write;
    }

    private long rows(Caller caller) {
        return tenants.all.sql("select count(*) from counters where tenant_id = ?")
            .param(caller.tenant().id()).query(Long.class).single();
    }
}
