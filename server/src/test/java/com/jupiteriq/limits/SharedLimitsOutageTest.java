package com.jupiteriq.limits;

import static com.jupiteriq.limits.Window.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.jupiteriq.Await;
import com.jupiteriq.LogLines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Redis dies, is silent, is not there, says no: requests are counted here, and none fails or waits for long.
@Isolated("reads the log")
class SharedLimitsOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    /// Stands still, so that no window turns while a test runs.
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    private final LogLines log = LogLines.of(Outages.class, Level.INFO);
    private final List<Allowance> five = List.of(new Allowance(UUID.randomUUID(), 5, HOUR));
    private final List<Allowance> plenty = List.of(new Allowance(UUID.randomUUID(), 1_000_000, HOUR));

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void a_redis_that_dies_under_load_fails_no_request_and_is_told_once() throws Exception {
        try (TestRedis redis = TestRedis.start();
                SharedLimits limits = limits(redis.url(), PATIENCE);
                ExecutorService crowd = Executors.newFixedThreadPool(16)) {
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(16 * 50);
            List<Future<?>> workers = IntStream.range(0, 16)
                .<Future<?>>mapToObj(thread -> crowd.submit(() -> {
                    while (!enough.get()) {
                        assertThat(limits.spend(plenty).retryAfter()).isNull();
                        begun.countDown();
                    }
                })).toList();
            begun.await();
            redis.kill();
            Await.until("requests counted here", () -> limits.countedHere() > 1_000);
            enough.set(true);
            for (Future<?> worker : workers) {
                worker.get();
            }
            assertThat(limits.outages()).isEqualTo(1);
            assertThat(log.messages(Level.WARN)).singleElement().asString()
                .startsWith("Redis at 127.0.0.1:" + redis.port() + " cannot be used (");
        }
    }

    @Test
    void what_was_heard_before_is_not_given_again_and_counting_together_resumes() {
        try (TestRedis redis = TestRedis.start();
                SharedLimits one = limits(redis.url(), PATIENCE);
                SharedLimits two = limits(redis.url(), PATIENCE)) {
            two.spend(five);
            two.spend(five);
            assertThat(one.spend(five).remaining()).isEqualTo(2);
            redis.kill();
            assertThat(one.spend(five).remaining()).isEqualTo(1);
            assertThat(one.spend(five).remaining()).isZero();
            assertThat(one.spend(five).retryAfter()).isNotNull();
            assertThat(one.countedHere()).isEqualTo(3);
            redis.startAgain();
            Await.until("both to count together", () -> isShared(one) && isShared(two));
            one.spend(five);
            assertThat(two.spend(five).remaining()).isEqualTo(3);
            assertThat(log.messages(Level.WARN)).hasSize(2);
            assertThat(log.messages(Level.INFO)).hasSize(2)
                .allMatch(line -> line.contains(" is back after "));
        }
    }

    @Test
    void a_redis_that_falls_silent_costs_everyone_together_one_timeout() throws Exception {
        try (TestRedis redis = TestRedis.start(); SharedLimits limits = limits(redis.url(), TIMEOUT)) {
            Await.until("the connection", () -> isShared(limits));
            long outagesBefore = limits.outages();
            redis.ask(commands -> commands.clientPause(60_000));
            long begun = System.nanoTime();
            assertThat(Crowd.passed(32, 100, thread -> limits.spend(plenty))).isEqualTo(3_200);
            // one by one it would be a hundred timeouts for each thread
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(TIMEOUT.multipliedBy(20));
            assertThat(limits.outages()).isEqualTo(outagesBefore + 1);
            assertThat(log.messages(Level.WARN).getLast()).contains("no answer within 250 ms");
        }
    }

    @Test
    void one_that_accepts_and_never_answers_delays_the_start_a_little_and_no_request() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            try (SharedLimits limits = limits("redis://127.0.0.1:" + silent.getLocalPort(), PATIENCE)) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Redis.START_LIMIT.plusSeconds(5));
                assertThat(limits.outages()).isEqualTo(1);
                long ready = System.nanoTime();
                for (int i = 0; i < 1_000; i++) {
                    limits.spend(plenty);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - ready)).isLessThan(Redis.CONNECT_LIMIT);
                assertThat(limits.countedHere()).isEqualTo(1_000);
            }
        }
    }

    @Test
    void a_start_without_redis_counts_here_until_there_is_one() {
        int port = TestRedis.freePort();
        try (SharedLimits limits = limits("redis://127.0.0.1:" + port, PATIENCE)) {
            assertThat(limits.spend(five).remaining()).isEqualTo(4);
            assertThat(log.messages(Level.WARN)).singleElement().asString().contains("127.0.0.1:" + port);
            try (TestRedis late = TestRedis.startAt(port)) {
                Await.until("the connection", () -> isShared(limits));
                assertThat(log.messages(Level.INFO)).hasSize(1);
                assertThat(late.port()).isEqualTo(port);
            }
        }
    }

    @Test
    void a_password_opens_and_a_wrong_one_is_an_outage_that_does_not_tell_it() {
        String rights = " ~jupiteriq:* +@connection +select +eval +evalsha +mget +incrby +pexpire";
        try (TestRedis redis =
            TestRedis.start("requirepass right:word", "user ann on >annsword" + rights)) {
            String place = "@127.0.0.1:" + redis.port() + "/2";
            try (SharedLimits limits = limits("redis://:right%3Aword" + place, PATIENCE)) {
                limits.spend(five);
                assertThat(limits.countedHere()).isZero();
            }
            try (SharedLimits limits = limits("redis://ann:annsword" + place, PATIENCE)) {
                assertThat(limits.spend(five).remaining()).isEqualTo(3);
                assertThat(limits.countedHere()).isZero();
            }
            try (SharedLimits limits = limits("redis://default:wrongword" + place, PATIENCE)) {
                limits.spend(five);
                assertThat(limits.countedHere()).isEqualTo(1);
            }
            assertThat(log.messages(Level.WARN)).singleElement().asString().contains("WRONGPASS")
                .doesNotContain("wrongword");
        }
    }

    /// A reply that is an error, here of a replica that takes no writes, is like no reply.
    @Test
    void a_redis_that_takes_no_writes_is_no_help() {
        try (TestRedis redis = TestRedis.start("replicaof 127.0.0.1 1");
                SharedLimits limits = limits(redis.url(), PATIENCE)) {
            assertThat(limits.spend(five).remaining()).isEqualTo(4);
            assertThat(log.messages(Level.WARN)).singleElement().asString().contains("READONLY");
        }
    }

    private static SharedLimits limits(String url, Duration timeout) {
        return new SharedLimits(Redis.at(RedisAddress.parse(url), timeout), CLOCK);
    }

    /// Whether the next request is counted in Redis; it belongs to nobody.
    private static boolean isShared(SharedLimits limits) {
        long before = limits.countedHere();
        limits.spend(List.of(new Allowance(UUID.randomUUID(), 1, HOUR)));
        return limits.countedHere() == before;
    }
}
