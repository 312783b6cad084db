package com.jupiteriq.edge.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// The connection of an HTTP/1.1 request, which it has for itself: its two halves can be closed one by one.
final class ConnectionWire implements Wire {

    private static final int LINGER_BUFFER = 16 << 10;

    private final SocketWrapperBase<NioChannel> socket;
    private final SocketChannel channel;
    private final ScheduledExecutorService timers;

    ConnectionWire(SocketWrapperBase<NioChannel> socket, ScheduledExecutorService timers) {
        this.socket = socket;
        this.channel = socket.getSocket().getIOChannel();
        this.timers = timers;
    }

    /// Closes the reading half: a blocked read then sees the end of the stream at once.
    @Override
    public Alarm alarm(Duration time) {
        return new Alarm(timers, time, this::endInput);
    }

    @Override
    public Pulse pulse(ServerSettings.Uploads bounds) {
        return new Pulse(timers, bounds, this::endInput);
    }

    @Override
    public void patience(Duration time) {
        socket.setWriteTimeout(time.toMillis());
    }

    /// Looks at what comes next and puts it back: it may be the client's next request.
    @Override
    public boolean gone() {
        ByteBuffer next = ByteBuffer.allocate(1);
        try {
            int read = socket.read(false, next);
            if (read > 0) {
                socket.unRead(next.flip());
            }
            return read < 0;
        } catch (IOException closed) {
            return true;
        }
    }

    @Override
    public void cut(Response response) {
        response.action(ActionCode.CLOSE_NOW, null);
    }

    private void endInput() {
        try {
            channel.shutdownInput();
        } catch (IOException gone) {
            // a read that waits has seen it
        }
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
}
