package com.jupiteriq.edge;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.access.Credential;
import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.kernel.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/// One request and the place for its answer. The body is read only when [#body()] is called.
public final class Exchange {

    /// Of a refused body so much is read and thrown away to keep the connection.
    static final int DRAINED = 1 << 20;

    /// And so much before a connection that closes anyway really does: a client that is still sending would
    /// otherwise see a broken connection instead of the answer.
    private static final long LINGERED = 32L << 20;

    private static final int MAX_REQUEST_ID = 128;

    /// What is kept of a method in logs; those of HTTP are shorter.
    private static final int MAX_METHOD = 32;

    /// What is kept of a `User-Agent`.
    static final int MAX_USER_AGENT = 512;

    private final Door door;
    private final Request request;
    private final Response response;
    private final String requestId;
    private final long begun = System.nanoTime();
    private final boolean malformed;
    private final boolean announced;
    private final @Nullable String path;
    private final @Nullable String clientId;
    private @Nullable BodyReader reader;
    private @Nullable String address;
    private @Nullable Origin origin;
    private @Nullable ApiKey key;
    private @Nullable Route route;
    private int status;
    private boolean open;
    private boolean bodyRead;
    private @Nullable Boolean takesGzip;
    private boolean answered;
    private boolean sent;
    private long reserved;

    Exchange(Door door, Request request, Response response, String requestId) {
        this.door = door;
        this.request = request;
        this.response = response;
        this.requestId = requestId;
        this.malformed = response.getStatus() >= 400;
        this.announced = !malformed && BodyReader.announced(request);
        this.path = RequestPath.decode(target());
        this.clientId = repeatable(header("X-Request-Id"));
    }

    /// The server's own unique id of this request (decision C37).
    public String requestId() {
        return requestId;
    }

    /// The method, empty when it cannot be read; `GET` also for `HEAD`, whose answer differs only in its
    /// body.
    public String method() {
        String method = request.getMethod();
        return method == null ? "" : head() ? "GET" : method;
    }

    /// The method as it was sent, as much of it as logs keep.
    public String sentMethod() {
        String method = head() ? "HEAD" : method();
        return method.length() <= MAX_METHOD ? method : method.substring(0, MAX_METHOD);
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
        return text(request.requestURI());
    }

    /// The bytes of the request target, path and query.
    int targetLength() {
        int query = request.queryString().isNull() ? 0 : request.queryString().getLength() + 1;
        return request.requestURI().getLength() + query;
    }

    /// The query string as it was sent, empty for none.
    public String query() {
        return text(request.queryString());
    }

    /// The header's first value, null when it is absent.
    public @Nullable String header(String name) {
        MessageBytes value = request.getMimeHeaders().getValue(name);
        return value == null ? null : text(value);
    }

    /// Latin-1 without the charset decoder that Tomcat would make for each.
    private static String text(MessageBytes bytes) {
        if (bytes.isNull()) {
            return "";
        }
        if (bytes.getType() != MessageBytes.T_BYTES) {
            return bytes.toString();
        }
        ByteChunk sent = bytes.getByteChunk();
        return new String(sent.getBuffer(), sent.getStart(), sent.getLength(), StandardCharsets.ISO_8859_1);
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
            values.add(text(headers.getValue(at)));
        }
        return values;
    }

    /// A list header as one line, since RFC 9110 section 5.3 lets it come on several; null when it is absent.
    public @Nullable String joined(String name) {
        List<String> lines = headers(name);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /// The `Content-Type` header, null when it is absent.
    @Nullable String contentType() {
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

    /// Where the request comes from. Of a `User-Agent` only the beginning is kept.
    public Origin origin() {
        if (origin == null) {
            String agent = Objects.requireNonNullElse(header("User-Agent"), "");
            origin = new Origin(requestId, address(),
                agent.substring(0, Math.min(agent.length(), MAX_USER_AGENT)));
        }
        return origin;
    }

    /// Says whom the Gate has admitted.
    void admitted(ApiKey caller) {
        key = caller;
    }

    /// Says what the request turned out to call.
    void matched(Route called) {
        route = called;
    }

    /// Says that anybody may read what was asked for.
    void opened() {
        open = true;
    }

    /// Whether this was no call of the API but one of the paths that are open to anybody.
    boolean open() {
        return open;
    }

    /// The key of the caller, null when none was admitted.
    public @Nullable ApiKey key() {
        return key;
    }

    /// The route that was called, null when the request did not get so far.
    public @Nullable Route route() {
        return route;
    }

    /// The status that was answered, 0 while none was.
    public int status() {
        return status;
    }

    /// The status as logs and numbers tell it: that of an answer which has left, else that the client did not
    /// wait for it.
    public int outcome() {
        return sent ? status : LoggedRequest.NO_ANSWER;
    }

    /// The nanoseconds since the request arrived.
    long nanos() {
        return System.nanoTime() - begun;
    }

    /// Whether the request announces a body.
    boolean hasBody() {
        return announced;
    }

    /// The whole body, decompressed; empty for none. Refuses one that is too large, too slow, in an unknown
    /// encoding or broken. To be called at most once.
    public byte[] body() {
        if (bodyRead) {
            throw new IllegalStateException("the body is read already");
        }
        bodyRead = true;
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

    /// Takes the memory for an answer of this size before it is made, or refuses.
    void reserve(long bytes) {
        long beyond = Math.max(0, bytes - SharedMemory.FREE) - reserved;
        if (beyond > 0) {
            door.answerMemory().take(beyond);
            reserved += beyond;
        }
    }

    /// Takes the memory that the answer needs until it has left, or refuses.
    void reserve(Answer answer) {
        reserve(footprint(answer));
    }

    private long footprint(Answer answer) {
        return packed(answer) ? 2L * answer.body().length : answer.body().length;
    }

    /// Whether the answer leaves packed, as far as the client decides it. His header is read once.
    private boolean packed(Answer answer) {
        if (answer.body().length <= Gzip.WORTHWHILE) {
            return false;
        }
        if (takesGzip == null) {
            takesGzip = Gzip.accepted(headers("Accept-Encoding"));
        }
        return takesGzip;
    }

    private void release(long needed) {
        long surplus = reserved - Math.max(0, needed - SharedMemory.FREE);
        if (surplus > 0) {
            door.answerMemory().give(surplus);
            reserved -= surplus;
        }
    }

    /// Sends the answer, once. Refuses when there is no memory to keep it until the client has taken it.
    public void answer(Answer bare) {
        if (answered) {
            throw new IllegalStateException("the request is answered already");
        }
        Answer answer = door.cors().mark(this, bare);
        AnswerWriter.check(answer);
        reserve(answer);
        release(footprint(answer));
        answered = true;
        status = answer.status();
        sent = new AnswerWriter(response, head()).write(
            answer, Objects.requireNonNullElse(clientId(), requestId), requestId, packed(answer),
            door.draining() && !HttpPort.streamed(request));
        release(0);
        if (!sent) {
            abandon();
        }
    }

    /// The id that the client gave the request, null when it gave none that can be repeated.
    public @Nullable String clientId() {
        return clientId;
    }

    private @Nullable String repeatable(@Nullable String wanted) {
        return wanted != null && visible(wanted) && !repeated("X-Request-Id") ? wanted : null;
    }

    /// The trace of the client's own, null for none.
    public @Nullable TraceParent trace() {
        return TraceParent.parse(header("traceparent"));
    }

    private static boolean visible(String text) {
        return !text.isEmpty() && text.length() <= MAX_REQUEST_ID
            && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /// Closes the connection without a further word.
    void abandon() {
        answered = true;
        response.action(ActionCode.CLOSE_NOW, null);
    }

    /// Gives back what the exchange held, and makes sure that the client can read its answer even if its body
    /// was refused before it was read.
    void finish() {
        release(0);
        if (reader != null) {
            reader.release();
        }
        if (HttpPort.streamed(request)) {
            passOverStream();
        } else if (malformed) {
            door.connection(request).linger(LINGERED, door.bounds().linger());
            abandon();
        } else if (hasBody() && !BodyReader.ended(request)) {
            passOver();
        }
    }

    /// Reads and forgets the rest, which gives the client its window back. What is left beyond these bounds
    /// the connection itself refuses, and goes on.
    private void passOverStream() {
        if (hasBody() && !BodyReader.ended(request)) {
            reader().discard(DRAINED, door.bounds().linger());
        }
    }

    private void passOver() {
        boolean waiting = request.hasExpectation() && request.getBytesRead() == 0;
        boolean closing = closing();
        if (closing) {
            door.connection(request).endOutput();
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
