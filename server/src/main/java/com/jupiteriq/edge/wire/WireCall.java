package com.jupiteriq.edge.wire;

import com.jupiteriq.access.Credential;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.gzip.Gzip;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.http.RequestPath;
import com.jupiteriq.edge.http.TraceParent;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.kernel.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/// One request as the connector has read it. The body is read only when [#body()] is called.
final class WireCall implements Call {

    private static final int MAX_REQUEST_ID = 128;

    /// What is kept of a `User-Agent`.
    static final int MAX_USER_AGENT = 512;

    /// The address of a connection that is closed already.
    private static final String GONE = "gone";

    private final Commons commons;
    private final Request request;
    private final String requestId;
    private final long begun = System.nanoTime();
    private final boolean malformed;
    private final @Nullable RawHead raw;
    private final boolean announced;
    private final @Nullable String path;
    private final @Nullable String clientId;
    private @Nullable BodyReader reader;
    private @Nullable IncomingBody incoming;
    private @Nullable String address;
    private @Nullable Origin origin;
    private @Nullable Boolean takesGzip;
    private boolean bodyRead;

    /// @param malformed whether the connector found the request to be no HTTP that it can read
    WireCall(Commons commons, Request request, String requestId, boolean malformed) {
        this.commons = commons;
        this.request = request;
        this.requestId = requestId;
        this.malformed = malformed;
        this.raw = malformed ? RawHead.of(request) : null;
        this.announced = !malformed && BodyReader.announced(request);
        this.path = RequestPath.decode(target());
        this.clientId = repeatable(header("X-Request-Id"));
    }

    private @Nullable String repeatable(@Nullable String wanted) {
        return wanted != null && visible(wanted) && !repeated("X-Request-Id") ? wanted : null;
    }

    private static boolean visible(String text) {
        return !text.isEmpty() && text.length() <= MAX_REQUEST_ID
            && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    @Override
    public String requestId() {
        return requestId;
    }

    @Override
    public String method() {
        String method = request.getMethod();
        return method == null ? "" : head() ? "GET" : method;
    }

    @Override
    public boolean head() {
        return "HEAD".equals(request.getMethod());
    }

    @Override
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
        return raw != null && request.requestURI().isNull() ? raw.path() : text(request.requestURI());
    }

    /// The bytes of the request target, path and query.
    int targetLength() {
        int query = request.queryString().isNull() ? 0 : request.queryString().getLength() + 1;
        return request.requestURI().getLength() + query;
    }

    @Override
    public String query() {
        return text(request.queryString());
    }

    /// HTTP/2 may call it `:authority`, which the connector has read; of HTTP/1 it has only checked the
    /// header.
    @Override
    public String host() {
        String host = header("Host");
        String name = host == null ? text(request.serverName()) : Proxies.withoutPort(host.strip());
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable String header(String name) {
        MessageBytes value = request.getMimeHeaders().getValue(name);
        return value == null ? unread(name).stream().findFirst().orElse(null) : text(value);
    }

    /// What the connector did not get to in a request that it gave up; it shifts about what it has read.
    private List<String> unread(String name) {
        return raw == null ? List.of() : raw.headers(name);
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

    @Override
    public List<String> headers(String name) {
        MimeHeaders headers = request.getMimeHeaders();
        int at = headers.findHeader(name, 0);
        if (at < 0) {
            return unread(name);
        }
        List<String> values = new ArrayList<>(2);
        for (; at >= 0; at = headers.findHeader(name, at + 1)) {
            values.add(text(headers.getValue(at)));
        }
        return values;
    }

    @Override
    public Credential credential() {
        return new Credential(header("X-API-Key"), header("Authorization"),
            repeated("X-API-Key") || repeated("Authorization"));
    }

    private boolean repeated(String name) {
        MimeHeaders headers = request.getMimeHeaders();
        int first = headers.findHeader(name, 0);
        return first >= 0 && headers.findHeader(name, first + 1) >= 0;
    }

    @Override
    public String address() {
        if (address == null) {
            address = commons.proxies().client(peer(), headers("X-Forwarded-For"), headers("Forwarded"));
        }
        return address;
    }

    private String peer() {
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
        String peer = request.remoteAddr().toString();
        return peer == null ? GONE : peer;
    }

    @Override
    public Origin origin() {
        if (origin == null) {
            String agent = Objects.requireNonNullElse(header("User-Agent"), "");
            origin = new Origin(requestId, address(),
                agent.substring(0, Math.min(agent.length(), MAX_USER_AGENT)));
        }
        return origin;
    }

    @Override
    public boolean hasBody() {
        return announced;
    }

    @Override
    public OptionalLong announced() {
        long length = announced ? request.getContentLengthLong() : 0;
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    @Override
    public boolean secure() {
        return commons.tls() || commons.proxies().secure(peer(), headers("X-Forwarded-Proto"));
    }

    @Override
    public byte[] body() {
        return body(RequestBounds.MAX_BODY);
    }

    @Override
    public byte[] body(int most) {
        beginBody();
        if (!hasBody()) {
            return Answer.NO_BODY;
        }
        Duration left = commons.bounds().bodyTime().minusNanos(System.nanoTime() - begun);
        return reader().read(headers("Content-Encoding"), most,
            new BodyReader.Time(left, commons.bounds().bodyTime()));
    }

    @Override
    public Incoming incoming(long most) {
        beginBody();
        incoming =
            new IncomingBody(this, request, commons.wire(request), commons.bounds().uploads(), most);
        return incoming;
    }

    private void beginBody() {
        if (bodyRead) {
            throw new IllegalStateException("the body is read already");
        }
        bodyRead = true;
    }

    private BodyReader reader() {
        if (reader == null) {
            reader = new BodyReader(request, commons.wire(request), commons.bodyMemory());
        }
        return reader;
    }

    @Override
    public @Nullable String clientId() {
        return clientId;
    }

    @Override
    public @Nullable TraceParent trace() {
        return TraceParent.parse(header("traceparent"));
    }

    @Override
    public boolean wanted() {
        return !commons.draining().get() && !commons.wire(request).gone();
    }

    /// The client's header is read once.
    @Override
    public boolean takesGzip() {
        if (takesGzip == null) {
            takesGzip = Gzip.accepted(headers("Accept-Encoding"));
        }
        return takesGzip;
    }

    /// Reads and forgets what is left of the body. Returns whether its end was reached within these bounds.
    boolean discard(long most, Duration time) {
        return reader().discard(most, time);
    }

    /// Gives back what the body took.
    void release() {
        if (reader != null) {
            reader.release();
        }
        if (incoming != null) {
            incoming.close();
        }
    }
}
