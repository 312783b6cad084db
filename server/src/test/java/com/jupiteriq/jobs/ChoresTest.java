package com.jupiteriq.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.jobs.Chore.Again;
import com.jupiteriq.jobs.Chore.Turn;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.postgres.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chore that inks pens, on one node and on two.
@Order(Integer.MIN_VALUE)
class ChoresTest {

    /// Four heartbeats, twice the time between two looks, and a busy machine.
    private static final Duration FOUND_DEAD = Duration.ofSeconds(60);

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(Inking.Module.class, Counting.Module.class);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void what_waits_is_worked_on_in_its_order_and_leaves_no_row() {
        Account account = server.account();
        Inking.Gate gate = Inking.gate("order");
        List<UUID> pens = Inking.dry(server.tenants, account, "order", 10);
        server.part(Chores.class).wake();
        // three begin side by side; the next one only when the last of them has
        assertThat(took(gate, Chores.AT_ONCE)).isTrue();
        for (int i = Chores.AT_ONCE; i < pens.size(); i++) {
            gate.open.release();
            assertThat(took(gate)).isTrue();
        }
        gate.open.release(Chores.AT_ONCE);
        pens.forEach(ChoresTest::inked);
        assertThat(gate.began).hasSize(10).doesNotHaveDuplicates();
        for (int i = 0; i < pens.size(); i++) {
            assertThat(pens.indexOf(gate.began.get(i))).isBetween(i - Chores.AT_ONCE, i + Chores.AT_ONCE);
        }
        Await.until("their rows are gone", () -> rows(account) == 0);
        assertThat(inked()).isEqualTo("none");
    }

    /// Every pen that was inked twice, or `none`.
    private static String inked() {
        return server.tenants.all.sql("select coalesce(string_agg(id::text, ' '), 'none') from pens"
            + " where inked > 1").query(String.class).single();
    }

    @Test
    void an_account_with_many_leaves_room_for_others() {
        Account many = server.account();
        Account few = server.account();
        Inking.Gate gate = Inking.gate("many");
        Inking.Gate other = Inking.gate("few");
        Inking.dry(server.tenants, many, "many", 50);
        server.part(Chores.class).wake();
        assertThat(took(gate, Chores.AT_ONCE)).isTrue();
        List<UUID> last = Inking.dry(server.tenants, few, "few", 1);
        server.part(Chores.class).wake();
        assertThat(took(other)).isTrue();
        assertThat(rows(many)).isEqualTo(Chores.AT_ONCE);
        assertThat(rows(few)).isEqualTo(1);
        assertThat(gate.arrivals.availablePermits()).isZero();
        other.open.release();
        inked(last.getFirst());
        gate.open.release(50);
        Await.until("all are inked", () -> dry(many) == 0 && rows(many) == 0);
        assertThat(gate.began).hasSize(50);
    }

    @Test
    void two_nodes_let_no_more_of_an_account_begin_than_one() {
        Account account = server.account();
        Inking.Gate gate = Inking.gate("both");
        try (TestServer other = server.another(Inking.Module.class)) {
            Inking.dry(server.tenants, account, "both", 20);
            for (int i = 0; i < 20; i++) {
                server.part(Chores.class).wake();
                other.part(Chores.class).wake();
                assertThat(took(gate)).isTrue();
                assertThat(rows(account)).isLessThanOrEqualTo(Chores.AT_ONCE);
                gate.open.release();
            }
            Await.until("all are inked", () -> dry(account) == 0 && rows(account) == 0);
        }
        assertThat(gate.began).hasSize(20).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"again", "bug", "error", "forget"})
    void what_was_not_done_is_tried_again(String fault) {
        Account account = server.account();
        Inking.Gate gate = Inking.gate(fault);
        UUID pen = Inking.dry(server.tenants, account.live(), fault, fault);
        gate.open.release(2);
        server.part(Chores.class).wake();
        inked(pen);
        assertThat(gate.began).hasSize(2);
        assertThat(gate.tries).isEqualTo(fault.equals("forget") ? List.of(0, 0) : List.of(0, 1));
        Await.until("its row is gone", () -> rows(account) == 0);
    }

    @Test
    void pauses_grow_and_have_a_bound() {
        assertThat(IntStream.of(0, 1, 2, 3, 50).mapToObj(tries -> turn(tries, false).again()))
            .extracting(Again::pause)
            .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25),
                Duration.ofMinutes(2), Duration.ofMinutes(2));
        assertThat(turn(7, true).again().pause()).isZero();
    }

    private static Turn turn(int tries, boolean stopping) {
        return new Turn(UUID.randomUUID(), UUID.randomUUID(), tries, () -> stopping);
    }

    @Test
    void a_drained_node_hands_its_chores_on_at_once() {
        Account account = server.account();
        Inking.Gate gate = Inking.gate("drain");
        UUID pen;
        try (TestServer other = server.another(Inking.Module.class)) {
            pen = on(other, account, "drain");
        }
        assertThat(took(gate)).isTrue();
        gate.open.release();
        inked(pen);
        assertThat(gate.began).hasSize(2);
    }

    @Test
    void the_chores_of_a_dead_node_are_done_by_another() {
        Account account = server.account();
        Inking.Gate gate = Inking.gate("dead");
        TestServer other = server.another(Inking.Module.class);
        try {
            UUID pen = on(other, account, "dead");
            other.part(Database.class).close();
            Await.within(FOUND_DEAD, "another turn", () -> gate.began.size() == 2);
            gate.open.release(2);
            inked(pen);
        } finally {
            other.close();
        }
    }

    /// A pen that waits at the gate on this node. The other one may be quicker; then once more.
    private static UUID on(TestServer node, Account account, String name) {
        Inking.Gate gate = Inking.gate(name);
        while (true) {
            UUID pen = Inking.dry(server.tenants, account.live(), name, "none");
            node.part(Chores.class).wake();
            assertThat(took(gate)).isTrue();
            if (node.part(Database.class).equals(gate.at)) {
                return pen;
            }
            gate.open.release();
            inked(pen);
            gate.began.clear();
        }
    }

    @Test
    void neither_chores_nor_jobs_take_the_threads_of_the_others() {
        JobDesk desk = new JobDesk(server);
        Account account = server.account();
        Inking.Gate gate = Inking.gate("flood");
        List<Account> floods = List.of(server.account(), server.account(), server.account());
        floods.forEach(one -> Inking.dry(server.tenants, one, "flood", 5));
        server.part(Chores.class).wake();
        assertThat(took(gate, Chores.THREADS)).isTrue();
        assertThat(desk.over(account.live(), desk.ask(account.live(), "{\"lines\":10}", null)).state())
            .isEqualTo(JobState.SUCCEEDED);
        gate.open.release(15);
        floods.forEach(one -> Await.until("all are inked", () -> dry(one) == 0));
        List<Runnable> endings = new ArrayList<>();
        for (Account busy : floods) {
            for (int i = 0; i < Queue.AT_ONCE; i++) {
                Job job = desk.ask(busy.live(), "{\"lines\":10,\"gate\":\"jobs\"}", null);
                endings.add(() -> desk.over(busy.live(), job));
            }
        }
        assertThat(took(Counting.gate("jobs").arrivals, Queue.THREADS)).isTrue();
        Inking.gate("beside").open.release();
        inked(Inking.dry(server.tenants, account.live(), "beside", "none"));
        Counting.gate("jobs").steps.release(100);
        endings.forEach(Runnable::run);
    }

    @Test
    void an_operator_sees_what_waits_and_what_became_of_turns() {
        Meters meters = server.part(Chores.class).meters();
        assertThat(meters.meters()).extracting(Meter::name).containsOnly(
            "jupiteriq_chores", "jupiteriq_chore_turns_total");
        assertThat(meters.meters()).extracting(meter -> meter.labels().get("chore"))
            .contains(Inking.WORD).doesNotContainNull();
        ChoreStore store = server.part(ChoreStore.class);
        Account account = server.account();
        Inking.Gate gate = Inking.gate("seen");
        Inking.dry(server.tenants, account, "seen", 5);
        server.part(Chores.class).wake();
        assertThat(took(gate, Chores.AT_ONCE)).isTrue();
        assertThat(store.count(server.parts(Chore.class)).get(Inking.WORD))
            .isEqualTo(new ChoreStore.Count(5 - Chores.AT_ONCE, Chores.AT_ONCE));
        gate.open.release(5);
        Await.until("all are inked", () -> dry(account) == 0 && rows(account) == 0);
        assertThat(store.count(server.parts(Chore.class)).get(Inking.WORD)).isEqualTo(ChoreStore.Count.NONE);
        assertThat(meters.meters())
            .filteredOn(meter -> meter.labels().equals(Map.of("chore", Inking.WORD, "result", "done")))
            .singleElement().satisfies(meter -> assertThat(meter.value().getAsDouble()).isPositive());
    }

    private static boolean took(Inking.Gate gate) {
        return took(gate, 1);
    }

    private static boolean took(Inking.Gate gate, int pens) {
        return took(gate.arrivals, pens);
    }

    private static boolean took(Semaphore arrivals, int many) {
        try {
            return arrivals.tryAcquire(many, 20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inked(UUID pen) {
        Await.until("pen " + pen + " is inked", () ->
            server.tenants.all.sql("select not dry from pens where id = ?").param(pen)
                .query(Boolean.class).single());
    }

    private static long dry(Account account) {
        return server.tenants.all.sql("select count(*) from pens where dry and tenant_id in (?, ?)")
            .params(account.live().id(), account.test().id()).query(Long.class).single();
    }

    private static long rows(Account account) {
        return server.tenants.all.sql("select count(*) from scheduled_chores where account_id = ?")
            .param(account.id()).query(Long.class).single();
    }
}
