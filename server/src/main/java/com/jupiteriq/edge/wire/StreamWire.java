package com.jupiteriq.edge.wire;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.CloseNowException;
import org.apache.coyote.Response;

/// One stream of an HTTP/2 connection, whose other streams must not notice how this one ends. Frames that
/// still come for it are thrown away by the connection itself.
record StreamWire(ScheduledExecutorService timers) implements Wire {

    /// Interrupts the reader, which waits for a frame. The socket is read by other threads, and it is one
    /// that does not block, so that no interrupt can close it.
    @Override
    public Alarm alarm(Duration time) {
        return new Alarm(timers, time, Thread.currentThread()::interrupt);
    }

    @Override
    public Pulse pulse(ServerSettings.Uploads bounds) {
        return new Pulse(timers, bounds, Thread.currentThread()::interrupt);
    }

    /// The connection waits for each of its streams as long as for any other, which is long enough.
    @Override
    public void patience(Duration time) {}

    /// A stream is not told before it writes.
    @Override
    public boolean gone() {
        return false;
    }

    /// Tomcat ends even the stream of a broken answer as if it were whole, but not before it has asked for
    /// trailers: what they throw makes it reset the stream.
    @Override
    public void cut(Response response) {
        if (response.isCommitted() && ends(response)) {
            response.setTrailerFields(() -> unchecked(new CloseNowException("the answer broke off")));
        }
        response.action(ActionCode.CLOSE_NOW, null);
    }

    /// Whether the end of the answer is still to come.
    private static boolean ends(Response response) {
        AtomicBoolean trailers = new AtomicBoolean();
        response.action(ActionCode.IS_TRAILER_FIELDS_SUPPORTED, trailers);
        return trailers.get();
    }

    /// Throws the exception as it is, past the compiler: Tomcat looks for this one and no other.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, E extends Exception> T unchecked(Exception thrown) throws E {
        throw (E) thrown;
    }
}
