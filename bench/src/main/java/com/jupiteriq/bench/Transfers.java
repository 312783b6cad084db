package com.jupiteriq.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Sends bodies out of a file and takes such that are as large as it, over a few connections in a thread each,
/// holding none of them. Prints a line like [Load], with the MiB that went in a second:
///
/// `METHOD URL [--header H]… [--file F] [--expected F] [--connections N] [--seconds S] [--count N] [--status N]`
///
/// Closed loop. What was begun in time is carried through and counts. An answer that is not as expected ends
/// the program with a sentence and exit code 1.
public final class Transfers {

    private static final double MIB = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final ByteBuffer body;
    private final @Nullable ByteBuffer expected;
    private final AtomicLong begun = new AtomicLong();
    private final Latencies latencies = new Latencies();
    private long end;

    private Transfers(Plan plan) throws IOException {
        this.plan = plan;
        this.body = plan.file() == null ? ByteBuffer.allocate(0) : mapped(plan.file());
        this.expected = plan.expected() == null ? null : mapped(plan.expected());
    }

    private static ByteBuffer mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).load();
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Transfers(Plan.of(List.of(arguments))).run();
        } catch (ExecutionException failed) {
            System.err.println("transfers: " + failed.getCause());
            System.exit(1);
        } catch (IOException | IllegalArgumentException failed) {
            System.err.println("transfers: " + failed);
            System.exit(1);
        }
    }

    private void run() throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        end = start + plan.time().toNanos();
        long moved = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(plan.connections())) {
            List<Callable<Long>> lanes = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                lanes.add(this::lane);
            }
            for (Future<Long> lane : threads.invokeAll(lanes)) {
                moved += lane.get();
            }
        }
        long took = System.nanoTime() - start;
        double mib = moved / MIB;
        System.out.println(latencies.line(took) + String.format(Locale.ROOT,
            " moved_mib=%.3f mib=%.3f", mib, mib / (took / NANOS_PER_SECOND)));
    }

    /// Bytes of bodies that one connection has moved, either way.
    private long lane() throws IOException {
        long moved = 0;
        try (Lane lane = new Lane(plan.address(), plan.status(), expected)) {
            for (long n = begun.getAndIncrement(); n < plan.count() && System.nanoTime() < end;
                    n = begun.getAndIncrement()) {
                long from = System.nanoTime();
                moved += body.capacity() + lane.exchange(plan.head(n, body.capacity()), body.duplicate());
                add(System.nanoTime() - from);
            }
        }
        return moved;
    }

    private synchronized void add(long nanos) {
        latencies.add(nanos);
    }
}
