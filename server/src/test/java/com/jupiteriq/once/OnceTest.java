package com.jupiteriq.once;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.PoolSettings;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A change happens once per idempotency key (decision C15).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnceTest {

    private static final AuditEntry ENTRY = new AuditEntry("test.write", "test", null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long GATE = 77;
    private static final String ROW = """
        insert into counters (tenant_id, name, key, slot, value) values (?, 'once', ?, 0, 1)""";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestTenants tenants;
    private Writes writes;
    private Once once;
    private Caller caller;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
        writes = new Writes(tenants.database.app(), now::get, List.of(), () -> { }, 1);
        once = new Once(new ClaimStore(tenants.reads, writes, tenants.vault, now::get));
    }

    private Kept perform(Caller who, Claim claim, Function<Write, Kept> work) {
        return once.perform(writes, who, claim, work);
    }

    @BeforeEach
    void newcomer() {
        caller = tenants.caller();
    }

    @AfterAll
    void close() {
        threads.close();
        tenants.close();
    }

    @Test
    void an_answer_that_is_not_durable_yet_is_when_it_is_given_again() {
        String database = tenants.all.sql("select current_database()").query(String.class).single();
        tenants.all.sql("alter database " + database + " set synchronous_commit = on").update();
        try (Database careful = Database.open(tenants.logins, PoolSettings.standard())) {
            Writes waiting = new Writes(careful.app(), now::get, List.of(), () -> { }, 1);
            Once ours =
                new Once(new ClaimStore(new Reads(careful.app()), waiting, tenants.vault, now::get));
            try (Writes.Together together = waiting.together()) {
                ours.perform(together.writes(), caller, claim("k", "body"), write -> made(write, "a"));
                String written = tenants.all.sql("select pg_current_wal_insert_lsn()::text")
                    .query(String.class).single();
                assertThat(ours.perform(waiting, caller, claim("k", "body"), write -> made(write, "b"))
                    .replayed()).isTrue();
                assertThat(tenants.all.sql("select pg_current_wal_flush_lsn() >= ?::pg_lsn").param(written)
                    .query(Boolean.class).single()).isTrue();
            }
        }
    }

    @Test
    void the_same_request_gets_the_same_answer_and_changes_nothing_more() {
        Kept first = perform(caller, claim("k", "body"), write -> made(write, "a"));
        Kept again = perform(caller, claim("k", "body"), write -> made(write, "b"));
        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers()).containsExactlyEntriesOf(first.headers());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(rows()).containsExactly("a");
    }

    @Test
    void another_request_with_the_key_is_told_so() {
        perform(caller, claim("k", "body"), write -> made(write, "a"));
        assertRefused(() -> perform(caller, claim("k", "other"), write -> made(write, "b")),
            new Failure.KeyReused());
        assertThat(rows()).containsExactly("a");
    }

    @Test
    void a_key_counts_for_one_tenant_principal_and_operation() {
        Caller colleague = new Caller(caller.tenant(), Principal.serviceAccount(tenants.ids.next(), "other"),
            caller.permissions(), caller.origin(), caller.deadline());
        Claim elsewhere = new Claim("POST /v1/other", "k", fingerprint("body"));
        assertThat(perform(caller, claim("k", "body"), write -> made(write, "a")).replayed()).isFalse();
        assertThat(perform(colleague, claim("k", "body"), write -> made(write, "b")).replayed())
            .isFalse();
        assertThat(perform(caller, elsewhere, write -> made(write, "c")).replayed()).isFalse();
        assertThat(perform(tenants.caller(), claim("k", "body"), write -> made(write, "d")).replayed())
            .isFalse();
        assertThat(rows()).containsExactly("a", "b", "c");
    }

    @Test
    void a_rival_waits_and_gets_the_answer_of_the_first() throws SQLException {
        try (Connection gate = tenants.superuser.unpooled().getConnection();
                Statement statement = gate.createStatement()) {
            statement.execute("select pg_advisory_lock(" + GATE + ")");
            CompletableFuture<Kept> first = async(write -> held(write, "a"));
            awaitWaiting(statement, "advisory");
            CompletableFuture<Kept> rival = async(write -> made(write, "b"));
            awaitWaiting(statement, "transactionid");
            assertThat(rival).isNotDone();
            statement.execute("select pg_advisory_unlock(" + GATE + ")");
            assertThat(first.join().replayed()).isFalse();
            assertThat(rival.join().replayed()).isTrue();
            assertThat(rival.join().body()).isEqualTo(first.join().body());
        }
        assertThat(rows()).containsExactly("a");
    }

    @Test
    void a_rival_that_waits_for_two_seconds_is_told_to_come_back() throws SQLException {
        try (Connection gate = tenants.superuser.unpooled().getConnection();
                Statement statement = gate.createStatement()) {
            statement.execute("select pg_advisory_lock(" + GATE + ")");
            CompletableFuture<Kept> first = async(write -> held(write, "a"));
            awaitWaiting(statement, "advisory");
            long begun = System.nanoTime();
            assertThatThrownBy(() -> perform(caller, claim("k", "body"), write -> made(write, "b")))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.failure())
                    .isInstanceOfSatisfying(Failure.Conflict.class, conflict ->
                        assertThat(conflict.retryAfter()).isEqualTo(Duration.ofSeconds(1))));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1_900));
            statement.execute("select pg_advisory_unlock(" + GATE + ")");
            assertThat(first.join().replayed()).isFalse();
        }
        assertThat(perform(caller, claim("k", "body"), write -> made(write, "c")).replayed()).isTrue();
        assertThat(rows()).containsExactly("a");
    }

    @Test
    void of_many_at_once_one_happens() {
        List<CompletableFuture<Kept>> all = IntStream.range(0, 12)
            .mapToObj(i -> async(write -> made(write, "row" + i))).toList();
        assertThat(all.stream().filter(kept -> !kept.join().replayed())).hasSize(1);
        assertThat(all.stream()
            .map(kept -> new String(kept.join().body(), StandardCharsets.UTF_8)).distinct())
            .hasSize(1);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void after_a_day_the_key_is_free_again() {
        Instant begun = now.get();
        perform(caller, claim("k", "body"), write -> made(write, "a"));
        now.set(begun.plus(Once.KEPT).minusSeconds(1));
        assertThat(perform(caller, claim("k", "body"), write -> made(write, "b")).replayed()).isTrue();
        now.set(begun.plus(Once.KEPT).plusSeconds(1));
        assertThat(perform(caller, claim("k", "other"), write -> made(write, "c")).replayed()).isFalse();
        assertThat(perform(caller, claim("k", "other"), write -> made(write, "d")).replayed()).isTrue();
        assertThat(rows()).containsExactly("a", "c");
        assertThat(claims()).isEqualTo(1);
    }

    @Test
    void a_refusal_frees_the_key() {
        Failure invalid = Failure.Invalid.of(Problem.missing("subject"));
        assertRefused(() -> perform(caller, claim("k", "body"), write -> {
            made(write, "a");
            throw new Refused(invalid);
        }), invalid);
        assertThat(claims()).isZero();
        assertThat(perform(caller, claim("k", "corrected"), write -> made(write, "b")).replayed())
            .isFalse();
        assertThat(rows()).containsExactly("b");
    }

    @Test
    void a_bug_leaves_nothing() {
        assertThatThrownBy(() -> perform(caller, claim("k", "body"), write -> {
            made(write, "a");
            write.stage("select 1 / (value - 1) from counters where tenant_id = ?", caller.tenant().id());
            return answer("a");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(claims()).isZero();
        assertThat(rows()).isEmpty();
    }

    /// The first request may itself be the reason why the second would be refused: it deleted what it speaks
    /// of.
    @Test
    void a_replay_wins_over_what_the_first_request_has_changed() {
        perform(caller, claim("k", "body"), write -> made(write, "a"));
        for (Failure changed : List.of(new Failure.Missing("ticket"), new Failure.PreconditionFailed(),
                new Failure.Conflict("gone on", null))) {
            assertThat(perform(caller, claim("k", "body"), write -> refuse(changed)).replayed())
                .isTrue();
            assertRefused(() -> perform(caller, claim("k", "other"), write -> refuse(changed)),
                new Failure.KeyReused());
            assertRefused(() ->
                perform(caller, claim("new", "body"), write -> refuse(changed)), changed);
        }
        Failure lasting = new Failure.DeadlinePassed();
        assertRefused(() -> perform(caller, claim("k", "body"), write -> refuse(lasting)), lasting);
    }

    /// A number and a UUID are the same ticket only to who has looked it up.
    @Test
    void an_object_is_one_by_each_of_its_names() {
        Claim onObject = new Claim("POST /v1/rows/{id}/notes", "k", fingerprint("body"));
        Kept first = perform(caller, onObject, write -> about(write, "made", "ROW-1", "u-1"));
        assertThat(first.replayed()).isFalse();
        for (List<String> names : List.of(
            List.of("row-1", "U-1"), List.of("ROW-1"), List.of("u-1", "an older name"))) {
            assertThat(perform(caller, onObject,
                write -> about(write, "again", names.toArray(String[]::new))).body()).isEqualTo(first.body());
            assertThat(perform(caller, onObject, write -> {
                write.about(names.getFirst());
                return refuse(new Failure.Missing("row"));
            }).body()).as("gone meanwhile").isEqualTo(first.body());
        }
        assertThat(perform(caller, onObject, write -> about(write, "other", "ROW-2", "u-2")).replayed())
            .isFalse();
        assertThat(rows()).containsExactly("made", "other");
        now.updateAndGet(time -> time.plus(Once.KEPT).plusSeconds(1));
        assertThat(perform(caller, onObject, write -> about(write, "later", "ROW-1", "u-1")).replayed())
            .isFalse();
        assertThat(rows()).containsExactlyInAnyOrder("made", "other", "later");
    }

    @Test
    void of_many_at_once_that_call_an_object_by_different_names_one_happens() {
        Claim onObject = new Claim("POST /v1/rows/{id}/notes", "k", fingerprint("body"));
        Caller who = caller;
        List<CompletableFuture<Kept>> all = IntStream.range(0, 12)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> perform(who, onObject,
                write -> i % 2 == 0 ? about(write, "row" + i, "ROW-1", "u-1")
                    : about(write, "row" + i, "u-1", "ROW-1")), threads)).toList();
        assertThat(all.stream().filter(kept -> !kept.join().replayed())).hasSize(1);
        assertThat(rows()).hasSize(1);
    }

    @Test
    void a_change_of_an_object_has_to_say_which() {
        Claim onObject = new Claim("POST /v1/rows/{id}/notes", "k", fingerprint("body"));
        assertThatThrownBy(() -> perform(caller, onObject, write -> made(write, "a")))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("/v1/rows/{id}/notes");
        assertThat(rows()).isEmpty();
    }

    private static Kept about(Write write, String row, String... names) {
        write.about(names);
        return made(write, row);
    }

    @Test
    void the_sweep_deletes_what_has_expired_and_nothing_else() {
        ClaimSweep sweep = new ClaimSweep(tenants.worker, now::get);
        for (int i = 0; i < 5; i++) {
            String key = "old" + i;
            perform(caller, claim(key, "body"), write -> made(write, key));
        }
        now.updateAndGet(time -> time.plus(Once.KEPT));
        perform(caller, claim("young", "body"), write -> made(write, "young"));
        sweep.sweep();
        assertThat(claims()).isEqualTo(1);
        assertThat(perform(caller, claim("young", "body"), write -> made(write, "x")).replayed())
            .isTrue();
    }

    /// A body may hold a password, and a plain hash of it would let guesses be tried.
    @Test
    void the_fingerprint_is_kept_keyed_and_one_of_an_earlier_version_is_still_known() {
        Claim claim = claim("k", "body");
        perform(caller, claim, write -> made(write, "one"));
        assertThat(fingerprints()).hasSize(1).allSatisfy(kept ->
            assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("body"));
        tenants.all.sql("update idempotency set fingerprint = ? where tenant_id = ?")
            .params(claim.fingerprint(), caller.tenant().id()).update();
        assertThat(perform(caller, claim, write -> made(write, "two")).replayed()).isTrue();
        assertRefused(() -> perform(caller, claim("k", "other"), write -> made(write, "two")),
            new Failure.KeyReused());
    }

    private List<byte[]> fingerprints() {
        return tenants.all.sql("select fingerprint from idempotency where tenant_id = ?")
            .param(caller.tenant().id()).query(byte[].class).list();
    }

    private CompletableFuture<Kept> async(java.util.function.Function<Write, Kept> work) {
        Caller who = caller;
        return CompletableFuture.supplyAsync(() -> perform(who, claim("k", "body"), work), threads);
    }

    /// Keeps its transaction open, the claim made, until the gate opens.
    private static Kept held(Write write, String row) {
        write.stage("select set_config('lock_timeout', ?, true)", Long.toString(PATIENCE.toMillis()));
        write.stage("select pg_advisory_xact_lock_shared(?)", GATE);
        return made(write, row);
    }

    private static Kept made(Write write, String row) {
        write.stage(ROW, write.caller().tenant().id(), row);
        write.record(ENTRY);
        return answer(row);
    }

    private static Kept answer(String row) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Location", "/rows/" + row);
        return new Kept(201, headers,
            ("{\"row\":\"" + row + "\",\"ü\":\"\u0000\"}").getBytes(StandardCharsets.UTF_8),
            false);
    }

    private static Kept refuse(Failure failure) {
        throw new Refused(failure);
    }

    private static Claim claim(String key, String body) {
        return new Claim("POST /v1/rows", key, fingerprint(body));
    }

    private static byte[] fingerprint(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(ThrowingCallable work, Failure failure) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isEqualTo(failure));
    }

    private List<String> rows() {
        return tenants.all.sql("select key from counters where tenant_id = ? order by key")
            .param(caller.tenant().id()).query(String.class).list();
    }

    private long claims() {
        return tenants.all.sql("select count(*) from idempotency where tenant_id = ?")
            .param(caller.tenant().id()).query(Long.class).single();
    }

    private static void awaitWaiting(Statement statement, String kind) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (ResultSet row = statement.executeQuery("""
                    select count(*) > 0
                    from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and wait_event = '%s'
                    """.formatted(kind))) {
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            assertThat(System.nanoTime()).as("a session waits for " + kind).isLessThan(end);
        }
    }
}
