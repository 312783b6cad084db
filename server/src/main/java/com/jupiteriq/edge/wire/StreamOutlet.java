package com.jupiteriq.edge.wire;

import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Outlet;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Serves an answer that goes on over one stream of an HTTP/2 connection, whose frames only the connector can
/// write: by the virtual thread of its request, which waits while there is nothing to say.
final class StreamOutlet implements Outlet {

    private final AnswerWriter writer;
    private final Live live;
    private final Deque<byte[]> waiting = new ArrayDeque<>(2);
    private int bytes;
    private boolean full;
    private boolean ending;

    StreamOutlet(AnswerWriter writer, Live live) {
        this.writer = writer;
        this.live = live;
    }

    @Override
    public synchronized void send(byte[] words) {
        if (!ending) {
            waiting.add(words);
            bytes += words.length;
            full |= bytes >= Line.FULL;
            notifyAll();
        }
    }

    @Override
    public synchronized boolean hasRoom() {
        return bytes < Line.FULL;
    }

    @Override
    public synchronized void end() {
        ending = true;
        notifyAll();
    }

    /// Returns when all is said, or nobody takes it any more.
    void serve() {
        live.begin(this);
        try {
            for (byte[] words = next(); words != null; words = next()) {
                writer.send(words, 0, words.length);
                writer.flush();
                taken(words.length);
            }
            writer.end();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The next words; null after the last.
    private synchronized byte @Nullable [] next() throws InterruptedException {
        while (waiting.isEmpty() && !ending) {
            wait();
        }
        return waiting.peekFirst();
    }

    private void taken(int count) {
        boolean roomAgain;
        synchronized (this) {
            waiting.removeFirst();
            bytes -= count;
            roomAgain = full && bytes < Line.FULL / 2;
            full &= !roomAgain;
        }
        if (roomAgain) {
            live.roomAgain();
        }
    }
}
