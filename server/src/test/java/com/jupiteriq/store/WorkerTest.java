package com.jupiteriq.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private static final Duration SELDOM = Duration.ofHours(1);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_stop_runs_the_task_once_more_only_for_who_asked() {
        Worker plain = new Worker("plain", SELDOM, Duration.ZERO, runs::incrementAndGet);
        plain.start();
        plain.stop();
        assertThat(runs).hasValue(0);
        Worker finishing = new Worker("finishing", SELDOM, Duration.ZERO, runs::incrementAndGet).finishing();
        finishing.start();
        finishing.stop();
        assertThat(runs).hasValue(1);
    }

    @Test
    void the_first_wake_up_is_heard_at_once_and_those_after_a_run_together() throws InterruptedException {
        Semaphore ran = new Semaphore(0);
        Worker worker = new Worker("gathering", SELDOM, SELDOM, ran::release);
        worker.start();
        worker.wake();
        assertThat(ran.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        worker.wake();
        assertThat(ran.tryAcquire(50, TimeUnit.MILLISECONDS)).as("before the time is over").isFalse();
        worker.stop();
        assertThat(ran.availablePermits()).isZero();
    }

    @Test
    void a_stop_does_not_wait_for_a_run_without_end() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Worker stuck = new Worker("stuck", SELDOM, Duration.ZERO, () -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        stuck.start();
        stuck.wake();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        stuck.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(stuck.stopping()).isTrue();
        never.countDown();
    }
}
