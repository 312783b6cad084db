package com.jupiteriq.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// The connection that a request came over, as far as its two halves can be closed one by one.
final class Wire {

    private static final int LINGER_BUFFER = 16 << 10;

    private final SocketWrapperBase<NioChannel> socket;
    private final SocketChannel channel;
    private final ScheduledExecutorService timers;

    Wire(SocketWrapperBase<NioChannel> socket, ScheduledExecutorService timers) {
        this.socket = socket;
        this.channel = socket.getSocket().getIOChannel();
        this.timers = timers;
    }

    /// Ends reading after this time unless the alarm is closed before. A blocked read then sees the end of
    /// the stream at once, and an answer can still be written.
    Alarm alarm(Duration time) {
        return new Alarm(time);
    }

    /// Tells the client that nothing more will come.
    void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException gone) {
            // the client has closed already
        }
    }

    /// Reads and forgets what still comes, until the client closes or one of the bounds is reached. Closing
    /// while bytes arrive would take the answer away from the client before it has read it.
    void linger(long most, Duration time) {
        endOutput();
        ByteBuffer rest = ByteBuffer.allocate(LINGER_BUFFER);
        long forgotten = 0;
        try (Alarm alarm = alarm(time)) {
            while (forgotten <= most && !alarm.rung()) {
                rest.clear();
                forgotten += socket.read(true, rest);
            }
        } catch (IOException ended) {
            // the client has closed
        }
    }

    final class Alarm implements AutoCloseable {

        private final Future<?> timer;
        private boolean over;
        private boolean rung;

        private Alarm(Duration time) {
            this.timer = timers.schedule(this::ring, time.toNanos(), TimeUnit.NANOSECONDS);
        }

        private synchronized void ring() {
            if (over) {
                return;
            }
            rung = true;
            try {
                channel.shutdownInput();
            } catch (IOException gone) {
                // a read that waits has seen it
            }
        }

        synchronized boolean rung() {
            return rung;
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
            }
            timer.cancel(false);
        }
    }
}
