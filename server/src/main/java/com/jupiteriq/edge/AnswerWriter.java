package com.jupiteriq.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Response;
import org.apache.tomcat.util.http.FastHttpDateFormat;
import org.apache.tomcat.util.http.MimeHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts an [Answer] on the wire, with the headers that every answer has. A small one leaves in one packet.
final class AnswerWriter {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    private final Response response;
    private final boolean headOnly;

    AnswerWriter(Response response, boolean headOnly) {
        this.response = response;
        this.headOnly = headOnly;
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

    /// Whether the answer has left; false when the client is gone.
    ///
    /// @param clientId the id that the client gave the request, the server's own where it gave none
    /// @param serverId the server's own id of the request
    /// @param gzip whether the client takes a packed body
    /// @param last whether the connection is closed after this answer
    boolean write(Answer answer, String clientId, String serverId, boolean gzip, boolean last) {
        response.setStatus(answer.status());
        for (Header header : answer.headers()) {
            add(header.name(), header.value());
        }
        add("X-Request-Id", clientId);
        add("X-Server-Request-Id", serverId);
        add("X-Content-Type-Options", "nosniff");
        add("Date", FastHttpDateFormat.getCurrentDate());
        if (last) {
            add("Connection", "close");
        }
        return send(packed(answer.body(), gzip));
    }

    /// Made of new arrays, because Tomcat may write into those that it is given.
    private void add(String name, String value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.ISO_8859_1);
        byte[] valueBytes = value.getBytes(StandardCharsets.ISO_8859_1);
        response.getMimeHeaders()
            .addValue(nameBytes, 0, nameBytes.length)
            .setBytes(valueBytes, 0, valueBytes.length);
    }

    private byte[] packed(byte[] body, boolean gzip) {
        MimeHeaders headers = response.getMimeHeaders();
        if (body.length <= Gzip.WORTHWHILE || headers.getValue("Content-Encoding") != null) {
            return body;
        }
        add("Vary", "Accept-Encoding");
        if (!gzip) {
            return body;
        }
        add("Content-Encoding", "gzip");
        return Gzip.pack(body);
    }

    private boolean send(byte[] body) {
        try {
            response.setContentLength(body.length);
            if (!headOnly && body.length > 0) {
                response.doWrite(ByteBuffer.wrap(body));
            }
            response.action(ActionCode.CLOSE, null);
            return true;
        } catch (IOException | RejectedExecutionException gone) {
            // the latter from a stream whose connection the server itself has closed
            LOG.debug("The client left before its answer: {}", gone.getMessage());
            return false;
        }
    }
}
