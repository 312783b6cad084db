package com.jupiteriq.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jupiteriq.Await;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingPoolTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    /// How much longer others may take while passwords are hashed. They are alone on half of the cores and go
    /// first on the rest; a busy machine makes everything uneven.
    private static final double GENEROUS = 6;

    private final HashingPool pool = new HashingPool(1);
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void stop() {
        open.countDown();
        pool.close();
        requests.close();
    }

    /// Occupies the only thread until [#open].
    private void occupy() {
        CountDownLatch begun = new CountDownLatch(1);
        requests.submit(() -> pool.run(Askers.patient(), bench -> {
            begun.countDown();
            return awaited(open);
        }));
        awaited(begun);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private boolean works() {
        return pool.run(Askers.patient(), bench -> true);
    }

    private <T> Future<T> waiting(Caller caller, T result) {
        return waiting(caller, () -> { }, result);
    }

    private <T> Future<T> waiting(Caller caller, Runnable work, T result) {
        double before = value("waiting");
        Future<T> asked = requests.submit(() -> pool.run(caller, bench -> {
            work.run();
            return result;
        }));
        Await.until("one more that waits", () -> value("waiting") > before);
        return asked;
    }

    private double value(String meter) {
        return pool.meters().meters().stream()
            .filter(one -> one.name().equals("jupiteriq_passwords_" + meter)).map(Meter::value)
            .findFirst().orElseThrow().getAsDouble();
    }

    @Test
    void who_finds_too_many_of_the_same_environment_is_told_when_to_come_again() throws Exception {
        occupy();
        Caller caller = Askers.patient();
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < HashingPool.WAITING_EACH; i++) {
            all.add(waiting(caller, i));
        }
        AtomicBoolean ran = new AtomicBoolean();
        Refused refused = catchThrowableOfType(Refused.class, () -> pool.run(caller, bench -> {
            ran.set(true);
            return true;
        }));
        assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Unavailable.class, busy ->
            assertThat(busy.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30)));
        assertThat(value("refused_total")).isEqualTo(1);
        Future<Integer> neighbour = waiting(Askers.patient(), -1);
        open.countDown();
        assertThat(neighbour.get()).isEqualTo(-1);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get()).isEqualTo(i);
        }
        assertThat(ran).isFalse();
        assertThat(value("waiting")).isZero();
        Await.until("all to be counted", () -> value("total") == 2 + HashingPool.WAITING_EACH);
    }

    @Test
    void all_environments_together_have_a_bound_too() {
        occupy();
        int environments = HashingPool.WAITING / HashingPool.WAITING_EACH;
        for (int i = 0; i < environments; i++) {
            Caller caller = Askers.patient();
            for (int j = 0; j < HashingPool.WAITING_EACH; j++) {
                requests.submit(() -> pool.run(caller, bench -> true));
            }
        }
        Await.until("all to wait", () -> value("waiting") == HashingPool.WAITING);
        assertThatThrownBy(() -> pool.run(Askers.patient(), bench -> true))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isInstanceOf(Failure.Unavailable.class));
    }

    @Test
    void environments_take_turns() throws Exception {
        occupy();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Caller many = Askers.patient();
        Caller few = Askers.patient();
        List<Future<?>> all = new ArrayList<>();
        for (String name : List.of("many 1", "many 2", "many 3")) {
            all.add(waiting(many, () -> order.add(name), true));
        }
        for (String name : List.of("few 1", "few 2")) {
            all.add(waiting(few, () -> order.add(name), true));
        }
        open.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(order).containsExactly("many 1", "few 1", "many 2", "few 2", "many 3");
    }

    @Test
    void nobody_waits_beyond_the_deadline_and_what_nobody_waits_for_is_not_done() throws Exception {
        occupy();
        AtomicBoolean ran = new AtomicBoolean();
        Caller hurried = Askers.patient().within(Deadline.in(SHORT));
        assertLate(hurried, ran);
        assertThat(value("waiting")).isZero();
        assertLate(hurried, ran);
        open.countDown();
        assertThat(works()).isTrue();
        assertThat(ran).isFalse();
    }

    private void assertLate(Caller caller, AtomicBoolean ran) {
        assertThatThrownBy(() -> pool.run(caller, bench -> {
            ran.set(true);
            return true;
        })).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isEqualTo(new Failure.DeadlinePassed()));
        assertThat(caller.deadline().passed()).isTrue();
    }

    @Test
    void of_what_has_begun_nobody_hears_after_the_deadline() {
        Caller hurried = Askers.patient().within(Deadline.in(SHORT));
        assertThatThrownBy(() -> pool.run(hurried, bench -> awaited(open)))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isEqualTo(new Failure.DeadlinePassed()));
        open.countDown();
        assertThat(works()).as("the thread works on").isTrue();
    }

    @Test
    void who_fails_hears_why_and_the_thread_works_on() {
        assertThatThrownBy(() -> pool.run(Askers.patient(), bench -> {
            throw new IllegalStateException("as planned");
        })).isInstanceOf(IllegalStateException.class).hasMessage("as planned");
        assertThatThrownBy(() -> pool.run(Askers.patient(), bench -> {
            throw new AssertionError("as planned");
        })).isInstanceOf(IllegalStateException.class).hasRootCauseMessage("as planned");
        assertThat(works()).isTrue();
    }

    @Test
    void a_stop_refuses_what_waits_and_what_comes() {
        occupy();
        Future<Boolean> asked = waiting(Askers.patient(), true);
        pool.close();
        assertThatThrownBy(asked::get).cause().isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(Failure.Unavailable.class));
        assertThatThrownBy(() -> pool.run(Askers.patient(), bench -> true)).isInstanceOf(Refused.class);
        assertThat(value("waiting")).isZero();
    }

    @Test
    void it_has_half_of_the_cores_unless_they_want_too_much_memory() {
        assertThat(HashingPool.threads(1, 1L << 30)).isEqualTo(1);
        assertThat(HashingPool.threads(2, 1L << 30)).isEqualTo(1);
        assertThat(HashingPool.threads(8, 1L << 30)).isEqualTo(4);
        assertThat(HashingPool.threads(64, 1L << 30)).isEqualTo(13);
        assertThat(HashingPool.threads(8, 256L << 20)).isEqualTo(3);
        assertThat(HashingPool.threads(8, 32L << 20)).isEqualTo(1);
    }

    @Test
    void its_threads_give_way_to_all_others() throws IOException {
        assertThat(works()).isTrue();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            assertThat(threads.map(HashingPoolTest::stat).filter(stat -> stat.contains("(passwords-1)")))
                .isNotEmpty().anyMatch(stat -> niceness(stat) == LowPriority.NICENESS);
        }
    }

    /// A thread may end before its line is read.
    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException gone) {
            return "";
        }
    }

    /// The 19th field of proc(5), of which the second, in parentheses, may hold blanks.
    private static int niceness(String stat) {
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    @Test
    void while_all_its_threads_hash_others_go_on_as_before() {
        usual();
        double alone = usual();
        try (HashingPool half = HashingPool.ofHalfTheCores()) {
            Argon2 recipe = Argon2.ours(new byte[Argon2.OUR_SALT]);
            AtomicBoolean over = new AtomicBoolean();
            for (int i = 0; i < HashingPool.WAITING_EACH; i++) {
                requests.submit(() -> half.run(Askers.patient(), bench -> {
                    while (!over.get()) {
                        recipe.digest("a password of somebody", bench);
                    }
                    return true;
                }));
            }
            Await.until("hashing", () -> half.meters().meters().getFirst().value().getAsDouble() > 0);
            double beside = usual();
            over.set(true);
            assertThat(beside / alone).isLessThan(GENEROUS);
        }
    }

    /// The median of many takes, in nanoseconds: simple work of a request.
    private static double usual() {
        long[] takes = new long[101];
        for (int take = 0; take < takes.length; take++) {
            long begun = System.nanoTime();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20_000; i++) {
                text.append(i * 31 % 7);
            }
            assertThat(text.toString().hashCode()).isNotZero();
            takes[take] = System.nanoTime() - begun;
        }
        Arrays.sort(takes);
        return takes[takes.length / 2];
    }
}
