package com.jupiteriq.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.kernel.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final AtomicInteger runs = new AtomicInteger();

    private static Task seldom(String name, Runnable work) {
        return new Task(name, "For a test", SELDOM, work);
    }

    private static Background begun(Task... tasks) {
        Background background = new Background(List.of(Tasks.of(tasks)));
        background.start();
        return background;
    }

    @Test
    void a_stop_runs_the_last_steps_only_of_who_has_some() {
        begun(seldom("plain", runs::incrementAndGet)).stop();
        assertThat(runs).hasValue(0);
        begun(seldom("finishing", () -> { }).ending(runs::incrementAndGet)).stop();
        assertThat(runs).hasValue(1);
        Task never = seldom("never-started", () -> { }).ending(runs::incrementAndGet);
        new Background(List.of(Tasks.of(never))).stop();
        assertThat(runs).hasValue(1);
    }

    @Test
    void the_first_wake_up_is_heard_at_once_and_those_after_a_run_together() throws InterruptedException {
        Semaphore ran = new Semaphore(0);
        Task task = seldom("gathering", ran::release).gathering(SELDOM);
        Background background = begun(task);
        task.wake();
        assertThat(ran.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        task.wake();
        assertThat(ran.tryAcquire(50, TimeUnit.MILLISECONDS)).as("before the time is over").isFalse();
        background.stop();
        assertThat(ran.availablePermits()).isZero();
    }

    @Test
    void wake_ups_are_gathered_longer_after_a_longer_run_within_bounds() {
        Task task = seldom("gathering", () -> { }).gathering(Duration.ofNanos(5), Duration.ofNanos(30));
        assertThat(List.of(1, 2, 7, 8)).map(task::gatheringAfter).containsExactly(5L, 8L, 28L, 30L);
        assertThat(seldom("plain", () -> { }).gatheringAfter(7)).isZero();
    }

    @Test
    void a_first_run_at_once_waits_for_nothing() {
        Background background = begun(seldom("at-once", runs::incrementAndGet).atOnce());
        Await.until("the first run", () -> runs.get() == 1);
        background.stop();
    }

    @Test
    void they_stop_in_the_reverse_order_of_their_declaration() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        begun(seldom("first", () -> { }).ending(() -> order.add("first")),
            seldom("second", () -> { }).ending(() -> order.add("second"))).stop();
        assertThat(order).containsExactly("second", "first");
    }

    @Test
    void a_stop_does_not_wait_for_a_run_without_end() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Task stuck = seldom("stuck", () -> {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }).atOnce();
        Background background = begun(stuck);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();
        background.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Task.STOP_LIMIT.multipliedBy(2));
        assertThat(stuck.stopping()).isTrue();
        never.countDown();
    }

    @Test
    void a_pause_ends_with_the_task() {
        Task[] task = new Task[1];
        task[0] = seldom("pausing", () -> {
            runs.incrementAndGet();
            task[0].pause(SELDOM);
        }).atOnce().ending(runs::incrementAndGet);
        Background background = begun(task);
        Await.until("the pause", () -> runs.get() == 1);
        background.stop();
        assertThat(runs).hasValue(2);
    }

    @Test
    void runs_and_failures_are_counted_and_a_failure_ends_nothing() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Task task = new Task("counted", "For a test", OFTEN, () -> {
            runs.incrementAndGet();
            if (broken.get()) {
                throw new IllegalStateException("for a test");
            }
        });
        Background background = begun(task);
        Await.until("three runs", () -> runs.get() >= 3);
        broken.set(false);
        int before = runs.get();
        Await.until("more runs", () -> runs.get() > before + 1);
        background.stop();
        assertThat(value(task, "jupiteriq_task_runs_total")).isEqualTo(runs.get());
        assertThat(value(task, "jupiteriq_task_failures_total")).isBetween(3.0, before + 1.0);
        assertThat(value(task, "jupiteriq_task_last_run_seconds")).isBetween(0.0, 60.0);
        assertThat(value(task, "jupiteriq_task_last_duration_seconds")).isBetween(0.0, 60.0);
        assertThat(background.meters().meters()).hasSize(4);
    }

    private static double value(Task task, String name) {
        return task.meters().stream().filter(meter -> meter.name().equals(name))
            .map(Meter::value).findFirst().orElseThrow().getAsDouble();
    }

    @Test
    void two_of_one_name_are_a_mistake() {
        assertThatThrownBy(() -> new Background(List.of(
            Tasks.of(seldom("twin", () -> { })), Tasks.of(seldom("twin", () -> { })))))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("twin");
    }
}
