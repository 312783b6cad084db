package com.jupiteriq.edge.wire;

import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Outlet;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// One connection of [Lines]. Anybody may give it words; all else is done by the thread of the lines.
final class Line implements Outlet {

    /// While so many bytes wait no more are given; one event may stand beyond it.
    static final int FULL = 16 << 10;

    /// What the system keeps for a client that does not take it.
    private static final int SYSTEM_BUFFER = 32 << 10;

    /// A client that was lost without a word is noticed after idle time and probes: 15 s.
    private static final int PROBE_AFTER_SECONDS = 6;
    private static final int PROBE_EVERY_SECONDS = 3;
    private static final int PROBES = 3;

    private final Lines lines;
    private final SocketChannel socket;
    private final Leaving.@Nullable Tls tls;
    private final Live live;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>(2);
    private int bytes;
    private boolean full;
    private boolean touched;
    private boolean ending;
    private long since;
    private boolean saidGoodbye;
    private @Nullable SelectionKey key;

    Line(Lines lines, SocketChannel socket, Leaving.@Nullable Tls tls, Live live) {
        this.lines = lines;
        this.socket = socket;
        this.tls = tls;
        this.live = live;
    }

    Live live() {
        return live;
    }

    @Override
    public void send(byte[] words) {
        boolean first;
        synchronized (this) {
            if (ending) {
                return;
            }
            if (waiting.isEmpty()) {
                since = System.nanoTime();
            }
            waiting.add(ByteBuffer.wrap(words));
            bytes += words.length;
            full |= bytes >= FULL;
            first = !touched;
            touched = true;
        }
        if (first) {
            lines.touch(this);
        }
    }

    @Override
    public synchronized boolean hasRoom() {
        return !ending && bytes < FULL;
    }

    @Override
    public void end() {
        synchronized (this) {
            ending = true;
            touched = true;
        }
        lines.touch(this);
    }

    synchronized void untouch() {
        touched = false;
    }

    void register(Selector selector) throws IOException {
        socket.setOption(StandardSocketOptions.SO_SNDBUF, SYSTEM_BUFFER);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, PROBE_AFTER_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_EVERY_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
        }
        key = socket.register(selector, SelectionKey.OP_READ, this);
    }

    /// Reads and forgets; negative when the client has closed.
    int read(ByteBuffer scratch) throws IOException {
        ByteBuffer into = scratch;
        if (tls != null) {
            tls.getBufHandler().configureReadBufferForWrite();
            into = tls.getBufHandler().getReadBuffer();
        }
        into.clear();
        int read = tls == null ? socket.read(into) : tls.read(into);
        into.clear();
        return read;
    }

    /// Sends what the connection takes now.
    void write() throws IOException {
        SelectionKey registered = key;
        if (registered == null || !registered.isValid()) {
            return;
        }
        boolean all = writeWaiting();
        registered.interestOps(
            all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        if (all && said()) {
            sayGoodbye();
        }
    }

    private boolean writeWaiting() throws IOException {
        for (ByteBuffer next = first(); next != null; next = first()) {
            if (!flushed()) {
                return false;
            }
            int sent = tls == null ? socket.write(next) : tls.write(next);
            taken(next, sent);
            if (next.hasRemaining() && sent == 0) {
                return false;
            }
        }
        return flushed();
    }

    private boolean flushed() throws IOException {
        if (tls != null && tls.getOutboundRemaining() > 0) {
            tls.flushOutbound();
        }
        return tls == null || tls.getOutboundRemaining() == 0;
    }

    private synchronized @Nullable ByteBuffer first() {
        return waiting.peekFirst();
    }

    private void taken(ByteBuffer words, int sent) {
        boolean roomAgain = false;
        synchronized (this) {
            if (!words.hasRemaining()) {
                waiting.removeFirst();
            }
            if (sent > 0) {
                since = System.nanoTime();
                bytes -= sent;
                roomAgain = full && bytes < FULL / 2;
                full &= !roomAgain;
            }
        }
        if (roomAgain) {
            live.roomAgain();
        }
    }

    private synchronized boolean said() {
        return ending && !saidGoodbye;
    }

    private void sayGoodbye() throws IOException {
        synchronized (this) {
            saidGoodbye = true;
            since = System.nanoTime();
        }
        if (tls != null) {
            tls.sayGoodbye();
        }
        socket.shutdownOutput();
    }

    /// Whether its client has had its time to take what waits, or to close.
    synchronized boolean late(long now, Duration patience) {
        Duration bound = saidGoodbye ? Lines.FAREWELL : patience;
        return (saidGoodbye || !waiting.isEmpty()) && now - since > bound.toNanos();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // nothing is left to be done for this client
        }
        live.gone();
    }
}
