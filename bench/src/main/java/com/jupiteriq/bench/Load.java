package com.jupiteriq.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Sends one kind of request over many kept connections from one thread, checks every answer, and prints one
/// line:
///
/// ```
/// requests=51230 seconds=10.0 rate=5123 p50_us=2900 p90_us=4100 p99_us=7200 max_us=15000
/// ```
///
/// Closed loop: each connection sends as soon as it has its answer. With `--rate` open loop: requests are due
/// at equal distances, and the time of each counts from the moment at which it was due. The first wrong
/// answer ends the program with a sentence and exit code 1.
public final class Load {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private static final int NANOS_PER_MICRO = 1_000;

    private final Plan plan;
    private final Expectation expectation;
    private final Latencies latencies = new Latencies();
    private final Deque<Wire> idle = new ArrayDeque<>();
    private long sent;
    private long answered;

    private Load(Plan plan) {
        this.plan = plan;
        this.expectation = new Expectation(plan.status(), plan.varying());
    }

    public static void main(String[] arguments) {
        try {
            new Load(Plan.of(List.of(arguments))).run();
        } catch (WrongAnswer | IOException | IllegalArgumentException failed) {
            System.err.println("load: " + failed.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException {
        try (Selector selector = Selector.open()) {
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                Wire wire = new Wire(plan.address(), selector);
                wires.add(wire);
                idle.add(wire);
            }
            drive(selector);
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private void drive(Selector selector) throws IOException {
        long begin = System.nanoTime();
        long measuredFrom = begin + plan.warmUp().toNanos();
        long end = measuredFrom + plan.time().toNanos();
        long now = begin;
        long lastAnswer = now;
        while (now < end && sent < plan.count() || sent > answered) {
            if (now < end) {
                send(begin, now);
            }
            await(selector);
            now = System.nanoTime();
            for (SelectionKey key : selector.selectedKeys()) {
                Wire wire = (Wire) key.attachment();
                if (wire.read(expectation)) {
                    answered++;
                    idle.add(wire);
                    lastAnswer = System.nanoTime();
                    if (wire.dueAt() >= measuredFrom) {
                        latencies.add(lastAnswer - wire.dueAt());
                    }
                }
            }
            selector.selectedKeys().clear();
            if (now - lastAnswer > plan.patience().toNanos() && sent > answered) {
                throw new WrongAnswer("no answer for " + plan.patience().toSeconds() + " s");
            }
        }
        System.out.println(latencies.line(lastAnswer - Math.min(measuredFrom, lastAnswer)));
    }

    private void send(long begin, long now) throws IOException {
        while (!idle.isEmpty() && sent < plan.count()) {
            long due = plan.rate() == 0 ? now : begin + sent * NANOS_PER_SECOND / plan.rate();
            if (due > now) {
                return;
            }
            long wall = Receiver.micros() + (due - now) / NANOS_PER_MICRO;
            idle.poll().send(plan.request(sent, wall), due);
            sent++;
        }
    }

    /// An open loop must not sleep past the next request.
    private void await(Selector selector) throws IOException {
        if (plan.rate() == 0 || idle.isEmpty()) {
            selector.select(plan.patience().toMillis());
        } else {
            selector.selectNow();
        }
    }
}
