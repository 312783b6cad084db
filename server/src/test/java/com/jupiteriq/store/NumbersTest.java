package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.postgres.Login;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Numbers are counted per environment, in leased blocks (decision C09).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersTest {

    private static final String KIND = "ticket";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private TestTenants tenants;
    private Tenant tenant;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
    }

    @BeforeEach
    void newcomer() {
        tenant = tenants.caller().tenant();
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @Test
    void one_node_counts_from_one_without_gaps() {
        Numbers numbers = node(Runnable::run);
        assertThat(LongStream.range(0, 1_000).map(i -> numbers.next(tenant, KIND)))
            .containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).boxed().toList());
    }

    @Test
    void every_environment_and_kind_counts_for_itself() {
        Numbers numbers = node(Runnable::run);
        Tenant other = tenants.caller().tenant();
        assertThat(numbers.next(tenant, KIND)).isEqualTo(1);
        assertThat(numbers.next(other, KIND)).isEqualTo(1);
        assertThat(numbers.next(tenant, "user")).isEqualTo(1);
        assertThat(numbers.next(tenant, KIND)).isEqualTo(2);
    }

    @Test
    void many_threads_on_two_nodes_never_get_a_number_twice() throws Exception {
        Set<Long> given = ConcurrentHashMap.newKeySet();
        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Numbers> nodes = List.of(node(background), node(background));
            List<Future<?>> work = IntStream.range(0, 8).<Future<?>>mapToObj(thread -> threads.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    assertThat(given.add(nodes.get(thread % 2).next(tenant, KIND))).isTrue();
                }
            })).toList();
            for (Future<?> done : work) {
                done.get();
            }
        }
        long end = leased();
        assertThat(given).hasSize(4_000).allMatch(number -> number > 0 && number < end);
    }

    @Test
    void the_next_block_is_leased_before_this_one_ends() {
        Numbers numbers = node(Runnable::run);
        numbers.next(tenant, KIND);
        assertThat(leased()).isEqualTo(1 + Numbers.SMALLEST_BLOCK);
        for (int i = 1; i <= Numbers.SMALLEST_BLOCK / 2; i++) {
            numbers.next(tenant, KIND);
        }
        assertThat(leased()).as("half of the block is used").isGreaterThan(1 + Numbers.SMALLEST_BLOCK);
    }

    @Test
    void blocks_grow_while_they_are_used_up_quickly_and_shrink_again() {
        Numbers numbers = node(Runnable::run);
        long block = 0;
        while (block < Numbers.LARGEST_BLOCK) {
            long longer = nextBlock(numbers);
            assertThat(longer).isEqualTo(block == 0 ? Numbers.SMALLEST_BLOCK : block * 2);
            block = longer;
        }
        assertThat(nextBlock(numbers)).isEqualTo(Numbers.LARGEST_BLOCK);
        while (block > Numbers.SMALLEST_BLOCK) {
            now.updateAndGet(time -> time.plusSeconds(60));
            long shorter = nextBlock(numbers);
            assertThat(shorter).isEqualTo(block / 2);
            block = shorter;
        }
    }

    /// Counts until another block is leased, and answers how long it is.
    private long nextBlock(Numbers numbers) {
        long end = leased();
        long reached = end;
        while (reached == end) {
            for (int i = 0; i < Numbers.SMALLEST_BLOCK / 4; i++) {
                numbers.next(tenant, KIND);
            }
            reached = leased();
        }
        return reached - end;
    }

    @Test
    void a_restart_leaves_a_gap_and_repeats_nothing() {
        Numbers before = node(Runnable::run);
        before.next(tenant, KIND);
        before.next(tenant, KIND);
        assertThat(node(Runnable::run).next(tenant, KIND)).isEqualTo(1 + Numbers.SMALLEST_BLOCK);
        assertThat(before.next(tenant, KIND)).as("the old node, should it still live").isEqualTo(3);
    }

    @Test
    void a_lease_that_is_forgotten_leaves_a_gap_and_repeats_nothing() throws Exception {
        Set<String> given = ConcurrentHashMap.newKeySet();
        try (ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Numbers numbers = new Numbers(tenants.worker, now::get, background, 1);
            List<Future<?>> work = IntStream.range(0, 4).<Future<?>>mapToObj(thread -> threads.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    String kind = "kind " + (thread + i) % 3;
                    assertThat(given.add(kind + numbers.next(tenant, kind))).isTrue();
                }
            })).toList();
            for (Future<?> done : work) {
                done.get();
            }
        }
        assertThat(given).hasSize(400);
        assertThat(tenants.worker.sql("select sum(next - 1) from number_leases where tenant_id = ?")
            .param(tenant.id()).query(Long.class).single())
            .as("gaps").isGreaterThan(10 * 400);
    }

    @Test
    void a_database_that_is_away_is_a_refusal_and_no_bug() {
        Numbers numbers = new Numbers(JdbcClient.create(new Login(
            "jdbc:postgresql://127.0.0.1:1/none", "nobody", "").unpooled()), now::get, Runnable::run);
        assertUnavailable(() -> numbers.next(tenant, KIND));
    }

    @Test
    void who_waits_too_long_is_refused_and_the_next_one_gets_what_came_late() {
        List<Runnable> late = new ArrayList<>();
        Numbers numbers = node(late::add);
        assertUnavailable(() -> numbers.next(tenant, KIND));
        assertUnavailable(() -> numbers.next(tenant, KIND));
        assertThat(late).as("one attempt for all").hasSize(1);
        late.getFirst().run();
        assertThat(numbers.next(tenant, KIND)).isEqualTo(1);
    }

    @Test
    void a_background_that_is_closed_is_a_refusal() {
        ExecutorService closed = Executors.newVirtualThreadPerTaskExecutor();
        closed.close();
        assertUnavailable(() -> node(closed).next(tenant, KIND));
    }

    private static void assertUnavailable(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refused.class,
            refused -> assertThat(refused.failure()).isInstanceOf(Failure.Unavailable.class));
    }

    private Numbers node(Executor background) {
        return new Numbers(tenants.worker, now::get, background);
    }

    /// The number that the next block begins with.
    private long leased() {
        return tenants.worker.sql("select next from number_leases where tenant_id = ? and kind = ?")
            .params(tenant.id(), KIND).query(Long.class).optional().orElse(1L);
    }
}
