package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.gzip.Gzip;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.transfer.ClientGone;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the parts of an [Answer] on the wire, with the headers that every answer has. A small one leaves in
/// one packet.
final class AnswerWriter {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    /// The length of a body that is written as it goes.
    static final long UNKNOWN = -1;

    private final Response response;
    private final WireCall call;
    private final boolean last;

    /// @param last whether the connection is closed after this answer
    AnswerWriter(Response response, WireCall call, boolean last) {
        this.response = response;
        this.call = call;
        this.last = last;
    }

    /// Throws when a header could end early or could not be sent as it is.
    static void check(Answer answer) {
        for (Header header : answer.headers()) {
            String value = header.value();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                    throw new IllegalStateException("header " + header.name() + " has a value that is none");
                }
            }
        }
    }

    /// Sends the whole answer. Returns whether it has left; false when the client is gone.
    boolean write(Answer answer, byte[] content) {
        boolean packed = answer.packable() && call.takesGzip();
        byte[] body = packed ? Gzip.pack(content) : content;
        head(answer, packed, body.length);
        try {
            send(body, 0, body.length);
            end();
            return true;
        } catch (ClientGone gone) {
            LOG.debug("The client left before its answer: {}", gone.getMessage());
            return false;
        }
    }

    /// Makes the head, which leaves with the first bytes of the body.
    ///
    /// @param packed whether the body is packed here
    /// @param length of the body as it is sent, or [#UNKNOWN]
    void head(Answer answer, boolean packed, long length) {
        response.setStatus(answer.status());
        for (Header header : answer.headers()) {
            boolean tag = packed && header.name().equals("ETag");
            add(header.name(), tag ? ETags.packed(header.value()) : header.value());
        }
        add("X-Request-Id", Objects.requireNonNullElse(call.clientId(), call.requestId()));
        add("X-Server-Request-Id", call.requestId());
        add("X-Content-Type-Options", "nosniff");
        add("Date", FastHttpDateFormat.getCurrentDate());
        if (last) {
            add("Connection", "close");
        }
        if (answer.packable()) {
            add("Vary", "Accept-Encoding");
        }
        if (packed) {
            add("Content-Encoding", "gzip");
        }
        if (length != UNKNOWN) {
            response.setContentLength(length);
        }
    }

    /// Made of new arrays, because Tomcat may write into those that it is given.
    private void add(String name, String value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        byte[] valueBytes = value.getBytes(StandardCharsets.ISO_8859_1);
        response.getMimeHeaders()
            .addValue(nameBytes, 0, nameBytes.length)
            .setBytes(valueBytes, 0, valueBytes.length);
    }

    /// Sends a part of the body; waits while the client does not take it.
    void send(byte[] body, int from, int length) {
        if (call.head() || length == 0) {
            return;
        }
        try {
            response.doWrite(ByteBuffer.wrap(body, from, length));
        } catch (IOException | RejectedExecutionException gone) {
            // the latter from a stream whose connection the server itself has closed
            throw new ClientGone(gone);
        }
    }

    /// Makes what is sent so far leave.
    void flush() {
        act(ActionCode.CLIENT_FLUSH);
    }

    void end() {
        act(ActionCode.CLOSE);
    }

    private void act(ActionCode action) {
        try {
            response.action(action, null);
        } catch (RejectedExecutionException gone) {
            throw new ClientGone(gone);
        }
        if (response.isExceptionPresent()) {
            throw new ClientGone(response.getErrorException());
        }
    }
}
