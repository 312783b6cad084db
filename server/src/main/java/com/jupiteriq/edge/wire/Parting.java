package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;

/// What becomes of a connection when the answer has left: the client has to be able to read it even if the
/// body of its request was refused before it was read.
record Parting(Commons commons, WireCall call, Request request, Response response, Sending sending) {

    /// Of a refused body so much is read and thrown away to keep the connection.
    static final int DRAINED = 1 << 20;

    /// And so much before a connection that closes anyway really does: a client that is still sending would
    /// otherwise see a broken connection instead of the answer.
    private static final long LINGERED = 32L << 20;

    void part() {
        sending.memory().release();
        call.release();
        if (HttpPort.streamed(request)) {
            passOverStream();
        } else if (call.malformed()) {
            commons.connection(request).linger(LINGERED, bounds().linger());
            sending.abandon();
        } else if (call.hasBody() && !BodyReader.ended(request)) {
            passOver();
        }
    }

    /// Reads and forgets the rest, which gives the client its window back. What is left beyond these bounds
    /// the connection itself refuses, and goes on.
    private void passOverStream() {
        if (call.hasBody() && !BodyReader.ended(request)) {
            call.discard(DRAINED, bounds().linger());
        }
    }

    private void passOver() {
        boolean waiting = request.hasExpectation() && request.getBytesRead() == 0;
        boolean closing = closing();
        if (closing) {
            commons.connection(request).endOutput();
        }
        boolean ended = !waiting && call.discard(closing ? LINGERED : DRAINED, bounds().linger());
        if (!ended) {
            sending.abandon();
        }
    }

    private boolean closing() {
        MessageBytes connection = response.getMimeHeaders().getValue("Connection");
        return connection != null && connection.equalsIgnoreCase("close");
    }

    private Bounds bounds() {
        return commons.bounds();
    }
}
