package com.jupiteriq.edge.wire;

import com.jupiteriq.kernel.Live;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections that have left the connector after the head of an answer that goes on: one thread for all,
/// and of each no more memory than what waits to be sent.
final class Lines implements AutoCloseable {

    /// A client that takes nothing for so long, although something waits, is cut off.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How long a client that was told the end is given to close.
    static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration STEP_OF_WAITING = Duration.ofMillis(5);
    private static final int READ_BUFFER = 4 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private final Duration patience;
    private final Selector selector;
    private final Thread thread;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private final Set<Live> guests = ConcurrentHashMap.newKeySet();
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final ConcurrentLinkedQueue<Line> arriving = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Line> busy = new ConcurrentLinkedQueue<>();
    private final ByteBuffer scratch = ByteBuffer.allocate(READ_BUFFER);
    private volatile boolean draining;
    private volatile boolean closing;
    private volatile boolean ended;
    private long swept = System.nanoTime();

    Lines(Duration patience) {
        this.patience = patience;
        try {
            this.selector = Selector.open();
        } catch (IOException error) {
            throw new IllegalStateException("no selector could be opened", error);
        }
        this.thread = Thread.ofPlatform().daemon().name("lines").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// An answer will go on: its head has left. What is announced either comes or is [#lost()]; until then
    /// [#awaitEnd()] waits for it, since its client counts on hearing the end.
    void announce() {
        onTheirWay.incrementAndGet();
    }

    /// What was announced does not come: its connection broke.
    void lost() {
        onTheirWay.decrementAndGet();
    }

    /// Takes an announced connection that nobody else reads or writes any more.
    ///
    /// @param tls the connection's TLS, null for a plain one
    void adopt(SocketChannel socket, Leaving.@Nullable Tls tls, Live live) {
        Line line = new Line(this, socket, tls, live);
        open.add(line);
        onTheirWay.decrementAndGet();
        arriving.add(line);
        live.begin(line);
        if (draining) {
            live.drain();
        }
        if (ended) {
            drop(line);
        } else {
            selector.wakeup();
        }
    }

    /// Something waits to be sent on this line.
    void touch(Line line) {
        busy.add(line);
        selector.wakeup();
    }

    /// Serves an announced answer by this thread, for a client whose connection is not its own.
    void serve(Live live, Runnable serving) {
        guests.add(live);
        onTheirWay.decrementAndGet();
        try {
            if (draining) {
                live.drain();
            }
            serving.run();
        } finally {
            guests.remove(live);
            live.gone();
        }
    }

    /// Tells all clients the end, now and of those that still come.
    void drain() {
        draining = true;
        open.forEach(line -> line.live().drain());
        guests.forEach(Live::drain);
    }

    /// Waits a while until the clients have heard the end and gone.
    void awaitEnd() {
        long end = System.nanoTime() + FAREWELL.toNanos();
        while (!(onTheirWay.get() == 0 && open.isEmpty() && guests.isEmpty())
            && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(STEP_OF_WAITING.toNanos());
        }
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (selector) {
            while (!closing) {
                turn();
            }
        } catch (IOException broken) {
            LOG.error("Streams cannot be served any more", broken);
        } finally {
            ended = true;
            open.forEach(this::drop);
        }
    }

    private void turn() throws IOException {
        selector.select(this::serve, SWEEP.toMillis());
        for (Line line = arriving.poll(); line != null; line = arriving.poll()) {
            register(line);
        }
        for (Line line = busy.poll(); line != null; line = busy.poll()) {
            line.untouch();
            write(line);
        }
        long now = System.nanoTime();
        if (now - swept >= SWEEP.toNanos()) {
            swept = now;
            open.stream().filter(line -> line.late(now, patience)).forEach(this::drop);
        }
    }

    private void register(Line line) {
        attempt(line, () -> line.register(selector));
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof Line line && key.isValid()) {
            if (key.isReadable()) {
                read(line);
            }
            if (key.isValid() && key.isWritable()) {
                write(line);
            }
        }
    }

    /// What a client still sends is nothing that anybody waits for; that it has closed, is.
    private void read(Line line) {
        attempt(line, () -> {
            if (line.read(scratch) < 0) {
                drop(line);
            }
        });
    }

    private void write(Line line) {
        attempt(line, line::write);
    }

    private interface Attempt {
        void make() throws IOException;
    }

    /// Whatever happens to one line, the others go on.
    private void attempt(Line line, Attempt attempt) {
        try {
            attempt.make();
        } catch (IOException gone) {
            drop(line);
        } catch (RuntimeException bug) {
            LOG.error("A stream broke", bug);
            drop(line);
        }
    }

    private void drop(Line line) {
        if (open.remove(line)) {
            line.close();
        }
    }
}
