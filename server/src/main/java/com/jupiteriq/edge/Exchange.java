package com.jupiteriq.edge;

import com.jupiteriq.access.Credential;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One request and the place for its answer. The body is read only when [#body()] is called.
public final class Exchange {

    /// Of a refused body so much is read and thrown away to keep the connection.
    static final int DRAINED = 1 << 20;

    /// And so much before a connection that closes anyway really does: a client that is still sending would
    /// otherwise see a broken connection instead of the answer.
    private static final long LINGERED = 32L << 20;

    private static final int MAX_REQUEST_ID = 128;
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Door door;
    private final Request request;
    private final Response response;
    private final String requestId;
    private final long begun = System.nanoTime();
    private final boolean malformed;
    private final @Nullable String path;
    private @Nullable BodyReader reader;
    private @Nullable String address;
    private boolean answered;

    Exchange(Door door, Request request, Response response, String requestId) {
        this.door = door;
        this.request = request;
        this.response = response;
        this.requestId = requestId;
        this.malformed = response.getStatus() >= 400;
        this.path = RequestPath.decode(target());
    }

    /// The server's own unique id of this request (decision C37).
    public String requestId() {
        return requestId;
    }

    /// The method; `GET` also for `HEAD`, whose answer is the same up to its body.
    public String method() {
        return head() ? "GET" : request.getMethod();
    }

    /// Whether only the head of the answer is wanted.
    public boolean head() {
        return "HEAD".equals(request.getMethod());
    }

    /// The path, decoded once; as it was sent in a request that could not be read.
    public String path() {
        return path == null ? target() : path;
    }

    /// Whether the connector found the request to be no HTTP that it can read.
    boolean malformed() {
        return malformed;
    }

    boolean readablePath() {
        return path != null;
    }

    private String target() {
        MessageBytes uri = request.requestURI();
        return uri.isNull() ? "" : uri.toString();
    }

    /// The bytes of the request target, path and query.
    int targetLength() {
        int query = request.queryString().isNull() ? 0 : request.queryString().getLength() + 1;
        return request.requestURI().getLength() + query;
    }

    /// The query string as it was sent, empty for none.
    public String query() {
        return request.queryString().isNull() ? "" : request.queryString().toString();
    }

    /// The header's first value, null when it is absent.
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /// Every value of the header, in the order of the lines.
    public List<String> headers(String name) {
        MimeHeaders headers = request.getMimeHeaders();
        int at = headers.findHeader(name, 0);
        if (at < 0) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (; at >= 0; at = headers.findHeader(name, at + 1)) {
            values.add(headers.getValue(at).toString());
        }
        return values;
    }

    /// The `Content-Type` header, null when it is absent.
    public @Nullable String contentType() {
        return header("Content-Type");
    }

    /// What the request shows at the Gate.
    public Credential credential() {
        return new Credential(header("X-API-Key"), header("Authorization"),
            repeated("X-API-Key") || repeated("Authorization"));
    }

    private boolean repeated(String name) {
        MimeHeaders headers = request.getMimeHeaders();
        int first = headers.findHeader(name, 0);
        return first >= 0 && headers.findHeader(name, first + 1) >= 0;
    }

    /// The client's address; behind a trusted proxy the one that the proxy names. IPv6 as RFC 5952 writes it.
    public String address() {
        if (address == null) {
            address = door.proxies().client(
                door.peer(request), headers("X-Forwarded-For"), headers("Forwarded"));
        }
        return address;
    }

    /// Whether the request announces a body.
    public boolean hasBody() {
        return BodyReader.announced(request);
    }

    /// The whole body, decompressed; empty for none. Refuses one that is too large, too slow, in an unknown
    /// encoding or broken. To be called at most once.
    public byte[] body() {
        if (!hasBody()) {
            return Answer.NO_BODY;
        }
        Duration left = door.bounds().bodyTime().minusNanos(System.nanoTime() - begun);
        return reader().read(headers("Content-Encoding"), left, door.bounds().bodyTime());
    }

    private BodyReader reader() {
        if (reader == null) {
            reader = new BodyReader(request, door.wire(request), door.bodyMemory());
        }
        return reader;
    }

    public boolean answered() {
        return answered;
    }

    /// Sends the answer, once.
    public void answer(Answer answer) {
        if (answered) {
            throw new IllegalStateException("the request is answered already");
        }
        answer.headers().forEach(Exchange::check);
        answered = true;
        response.setStatus(answer.status());
        MimeHeaders headers = response.getMimeHeaders();
        for (Header header : answer.headers()) {
            headers.addValue(header.name()).setString(header.value());
        }
        headers.addValue("X-Request-Id").setString(echoedId());
        headers.addValue("X-Server-Request-Id").setString(requestId);
        headers.addValue("X-Content-Type-Options").setString("nosniff");
        if (door.draining()) {
            headers.addValue("Connection").setString("close");
        }
        send(packed(answer, headers));
    }

    private static void check(Header header) {
        String value = header.value();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                throw new IllegalStateException("the value of header " + header.name() + " cannot be sent");
            }
        }
    }

    private String echoedId() {
        String wanted = header("X-Request-Id");
        return wanted != null && visible(wanted) && !repeated("X-Request-Id") ? wanted : requestId;
    }

    private static boolean visible(String text) {
        if (text.isEmpty() || text.length() > MAX_REQUEST_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private byte[] packed(Answer answer, MimeHeaders headers) {
        byte[] body = answer.body();
        if (body.length <= Gzip.WORTHWHILE || headers.getValue("Content-Encoding") != null) {
            return body;
        }
        headers.addValue("Vary").setString("Accept-Encoding");
        if (!Gzip.accepted(headers("Accept-Encoding"))) {
            return body;
        }
        headers.addValue("Content-Encoding").setString("gzip");
        return Gzip.pack(body);
    }

    private void send(byte[] body) {
        try {
            response.setContentLength(body.length);
            if (!head() && body.length > 0) {
                response.doWrite(ByteBuffer.wrap(body));
            }
            response.action(ActionCode.CLOSE, null);
        } catch (IOException gone) {
            LOG.debug("The client left before its answer: {}", gone.getMessage());
            abandon();
        }
    }

    /// Closes the connection without a further word.
    void abandon() {
        answered = true;
        response.action(ActionCode.CLOSE_NOW, null);
    }

    /// Gives back what the exchange held, and makes sure that the client can read its answer even if its body was
    /// refused before it was read.
    void finish() {
        if (reader != null) {
            reader.release();
        }
        if (malformed) {
            door.wire(request).linger(LINGERED, door.bounds().linger());
            abandon();
        } else if (hasBody() && !bodyEnded()) {
            passOver();
        }
    }

    private boolean bodyEnded() {
        AtomicBoolean ended = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, ended);
        return ended.get();
    }

    private void passOver() {
        boolean waiting = request.hasExpectation() && request.getBytesRead() == 0;
        boolean closing = closing();
        if (closing) {
            door.wire(request).endOutput();
        }
        boolean ended = !waiting && reader().discard(closing ? LINGERED : DRAINED, door.bounds().linger());
        if (!ended) {
            abandon();
        }
    }

    private boolean closing() {
        MessageBytes connection = response.getMimeHeaders().getValue("Connection");
        return connection != null && connection.equalsIgnoreCase("close");
    }
}
