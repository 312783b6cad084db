package com.jupiteriq.edge;

import com.jupiteriq.edge.ServerSettings.Bounds;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.res.StringManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The first room: gives every request its id, holds it to the limits of the wire, and lets nothing leave
/// that is not an [Answer]. It stands directly behind Tomcat's connector; there is no servlet container that
/// could answer by itself.
public final class Door implements Adapter {

    /// The key of the request's id in the log context.
    static final String LOGGED_ID = "request_id";

    /// The key of the id that the client gave it, so that the log can be searched for either (decision C37).
    static final String LOGGED_CLIENT_ID = "client_request_id";

    /// The key of the trace that the client says the request belongs to.
    static final String LOGGED_TRACE = "trace_id";

    /// The address of a connection that is closed already.
    private static final String GONE = "gone";

    private static final String HEAD_TOO_LARGE =
        StringManager.getManager(Http11Processor.class).getString("iib.requestheadertoolarge.error");

    private static final Answer LAST_RESORT =
        new Answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, List.of(), Answer.NO_BODY);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration STEP_OF_WAITING = Duration.ofMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Bounds bounds;
    private final Proxies proxies;
    private final Cors cors;
    private final Ids ids;
    private final Rooms rooms;
    private final ScheduledExecutorService timers;
    private final SharedMemory bodyMemory;
    private final SharedMemory answerMemory;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean draining;

    Door(ServerSettings settings, Ids ids, Rooms rooms, ScheduledExecutorService timers) {
        this.bounds = settings.bounds();
        this.proxies = Proxies.trusting(settings.trustedProxies());
        this.cors = Cors.allowing(settings.corsOrigins());
        this.ids = ids;
        this.rooms = rooms;
        this.timers = timers;
        this.bodyMemory = new SharedMemory(bounds.bodyMemory());
        this.answerMemory = new SharedMemory(bounds.answerMemory());
    }

    @Override
    public void service(Request request, Response response) {
        if (request.protocol().equals("")) {
            // HTTP/0.9 has no status line in which we could refuse
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        Exchange exchange = new Exchange(this, request, response, TypeId.of("req", ids.next()));
        MDC.put(LOGGED_ID, exchange.requestId());
        String clientId = exchange.clientId();
        if (clientId != null) {
            MDC.put(LOGGED_CLIENT_ID, clientId);
        }
        TraceParent trace = exchange.trace();
        if (trace != null) {
            MDC.put(LOGGED_TRACE, trace.traceId());
        }
        try {
            int served = inFlight.incrementAndGet();
            try {
                answer(exchange, served, request, response);
                rooms.leave(exchange);
            } finally {
                inFlight.decrementAndGet();
            }
            exchange.finish();
        } finally {
            MDC.clear();
        }
    }

    private void answer(Exchange exchange, int served, Request request, Response response) {
        try {
            if (exchange.malformed()) {
                throw new Refused(malformed(request, response));
            }
            check(exchange, request);
            if (served > bounds.inFlight()) {
                throw new Refused(new Failure.Unavailable(RETRY_AFTER));
            }
            if (cors.isPreflight(exchange)) {
                exchange.answer(cors.preflight(exchange, rooms.methods(exchange)));
                return;
            }
            rooms.serve(exchange);
            if (!exchange.answered()) {
                throw new IllegalStateException("no room has answered");
            }
        } catch (Refused refused) {
            refuse(exchange, refused.failure());
        } catch (ClientGone gone) {
            LOG.debug("The client left before its request was complete");
            exchange.abandon();
        } catch (Throwable bug) {
            LOG.error("The request failed", bug);
            refuse(exchange, new Failure.Internal());
        }
    }

    /// Why the connector could not read the request.
    private static Failure malformed(Request request, Response response) {
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (cause instanceof IllegalArgumentException error && HEAD_TOO_LARGE.equals(error.getMessage())) {
            return request.requestURI().isNull()
                ? new Failure.TooLarge(Part.URL, RequestBounds.MAX_TARGET)
                : new Failure.TooLarge(Part.HEADERS, RequestBounds.MAX_HEADERS);
        }
        return response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
            ? new Failure.Unavailable(RETRY_AFTER)
            : new Failure.Unreadable(
                null, "The request is not valid HTTP. Check its first line and its headers.");
    }

    private static void check(Exchange exchange, Request request) {
        if (exchange.targetLength() > RequestBounds.MAX_TARGET) {
            throw new Refused(new Failure.TooLarge(Part.URL, RequestBounds.MAX_TARGET));
        }
        if (headersTooLarge(request.getMimeHeaders())) {
            throw new Refused(new Failure.TooLarge(Part.HEADERS, RequestBounds.MAX_HEADERS));
        }
        if (!exchange.readablePath()) {
            throw new Refused(new Failure.Unreadable(
                null, "The path of the URL cannot be read. Send it in UTF-8, without empty or dot segments,"
                + " parameters or encoded slashes."));
        }
        if (tooManyParameters(exchange.query())) {
            throw new Refused(new Failure.Unreadable(
                null, "The URL has too many query parameters. Send at most "
                + RequestBounds.MAX_PARAMETERS + "."));
        }
    }

    private static boolean headersTooLarge(MimeHeaders headers) {
        int lines = headers.size();
        int bytes = 0;
        for (int i = 0; i < lines; i++) {
            bytes += headers.getName(i).getLength() + headers.getValue(i).getLength() + 4;
        }
        return lines > RequestBounds.MAX_HEADER_LINES || bytes > RequestBounds.MAX_HEADERS;
    }

    private static boolean tooManyParameters(String query) {
        int parameters = 0;
        for (int from = 0; from < query.length(); ) {
            int to = query.indexOf('&', from);
            to = to < 0 ? query.length() : to;
            if (to > from) {
                parameters++;
            }
            from = to + 1;
        }
        return parameters > RequestBounds.MAX_PARAMETERS;
    }

    private void refuse(Exchange exchange, Failure failure) {
        if (exchange.answered()) {
            LOG.error("The request was refused after it had been answered: {}", failure);
            exchange.abandon();
            return;
        }
        try {
            exchange.answer(rooms.refuse(exchange, failure));
        } catch (RuntimeException bug) {
            LOG.error("The refusal of the request failed", bug);
            if (!exchange.answered()) {
                exchange.answer(LAST_RESORT);
            }
        }
    }

    /// From now on every answer closes its connection. Waits until the requests that have begun are answered,
    /// the time is over, or the server is closed.
    void drain() {
        draining = true;
        long end = System.nanoTime() + bounds.drain().toNanos();
        while (inFlight.get() > 0 && System.nanoTime() - end < 0 && !timers.isShutdown()) {
            LockSupport.parkNanos(STEP_OF_WAITING.toNanos());
        }
        if (inFlight.get() > 0) {
            LOG.warn("Stopping with {} requests that have no answer yet", inFlight.get());
        }
    }

    boolean draining() {
        return draining;
    }

    Bounds bounds() {
        return bounds;
    }

    Proxies proxies() {
        return proxies;
    }

    SharedMemory bodyMemory() {
        return bodyMemory;
    }

    SharedMemory answerMemory() {
        return answerMemory;
    }

    Cors cors() {
        return cors;
    }

    Wire wire(Request request) {
        return HttpPort.streamed(request) ? new StreamWire(timers) : connection(request);
    }

    /// The wire of a request that is not a stream.
    ConnectionWire connection(Request request) {
        return new ConnectionWire(HttpPort.socket(request), timers);
    }

    String peer(Request request) {
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
        String address = request.remoteAddr().toString();
        return address == null ? GONE : address;
    }

    /// Nothing is ever dispatched a second time.
    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) {
        return false;
    }

    @Override
    public boolean prepare(Request request, Response response) {
        return true;
    }

    /// Called for requests that reach no [#service]. There is no access log here, but over HTTP/2 this is the
    /// only word of a request that cannot be read, while it can still be answered.
    @Override
    public void log(Request request, Response response, long time) {
        if (HttpPort.streamed(request) && response.getStatus() >= 400 && !response.isCommitted()) {
            service(request, response);
        }
    }

    @Override
    public void checkRecycled(Request request, Response response) {}

    /// No name, so that nothing is registered for remote management.
    @Override
    @SuppressWarnings("NullAway")
    public String getDomain() {
        return null;
    }
}
