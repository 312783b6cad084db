package com.jupiteriq.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks names up within a deadline. The system's resolver knows none and blocks the thread that asks it, a
/// virtual one together with its carrier; so it is asked from threads of its own. Who waits for the same name
/// waits for the same look-up: a name whose servers are silent holds one thread, however many call it.
final class Lookups implements AutoCloseable {

    /// Names that are looked up at once.
    private static final int AT_ONCE = 64;

    /// Names that wait for it; one more is refused.
    private static final int WAITING = 1_024;

    private static final int IDLE_SECONDS = 10;

    private final Names names;
    private final ThreadPoolExecutor threads;
    private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> running =
        new ConcurrentHashMap<>();

    Lookups(Names names) {
        this.names = names;
        this.threads = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("lookup-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    InetAddress[] addresses(String host, long nanos) throws Fault {
        try {
            return running.computeIfAbsent(host, this::start).get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new Fault(OutboundError.TIMEOUT, "The name of the host was not resolved in time.");
        } catch (ExecutionException | RejectedExecutionException failed) {
            throw new Fault(OutboundError.DNS, "The name of the host cannot be resolved.");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Faults.stopped();
        }
    }

    private CompletableFuture<InetAddress[]> start(String host) {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        threads.execute(() -> lookUp(host, found));
        return found;
    }

    /// Who asks after the end of a look-up begins another, so the list is left before the answer is told.
    private void lookUp(String host, CompletableFuture<InetAddress[]> found) {
        try {
            InetAddress[] addresses = names.addresses(host);
            running.remove(host, found);
            found.complete(addresses);
        } catch (UnknownHostException | RuntimeException unknown) {
            running.remove(host, found);
            found.completeExceptionally(unknown);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        running.values().forEach(found -> found.cancel(false));
    }
}
