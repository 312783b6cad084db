package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.Rooms;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.http.TraceParent;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.waiting.Places;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TypeId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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

    private static final String HEAD_TOO_LARGE =
        StringManager.getManager(Http11Processor.class).getString("iib.requestheadertoolarge.error");

    private static final Answer LAST_RESORT =
        new Answer(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, List.of(), Answer.NO_BODY);

    private static final int FIRST_REFUSAL = 400;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration STEP_OF_WAITING = Duration.ofMillis(5);
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Commons commons;
    private final Ids ids;
    private final Rooms rooms;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Places places;

    Door(Commons commons, Ids ids, Rooms rooms) {
        this.commons = commons;
        this.ids = ids;
        this.rooms = rooms;
        this.places = new Places(commons.bounds().inFlight());
    }

    @Override
    public void service(Request request, Response response) {
        if (request.protocol().equals("")) {
            // HTTP/0.9 has no status line in which we could refuse
            response.action(ActionCode.CLOSE_NOW, null);
            return;
        }
        WireCall call = new WireCall(
            commons, request, TypeId.of("req", ids.next()), response.getStatus() >= FIRST_REFUSAL);
        Sending sending = new Sending(commons, call, request, response);
        log(call);
        try {
            Places.Place place = places.place();
            Visit visit = new Visit(call, sending.memory(), place);
            inFlight.incrementAndGet();
            try {
                answer(visit, sending, () -> entered(call, visit, place, request, response));
                if (sending.goesOn()) {
                    visit.goesOn();
                } else {
                    rooms.leave(visit);
                }
            } finally {
                place.leave();
                inFlight.decrementAndGet();
            }
            if (sending.goesOn()) {
                sending.goOn(() -> rooms.leave(visit));
            }
            new Parting(commons, call, request, response, sending).part();
        } finally {
            MDC.clear();
        }
    }

    private static void log(Call call) {
        MDC.put(LOGGED_ID, call.requestId());
        String clientId = call.clientId();
        if (clientId != null) {
            MDC.put(LOGGED_CLIENT_ID, clientId);
        }
        TraceParent trace = call.trace();
        if (trace != null) {
            MDC.put(LOGGED_TRACE, trace.traceId());
        }
    }

    private void answer(Visit visit, Sending sending, Supplier<Answer> answer) {
        try {
            sending.send(visit, answer.get(), commons.draining().get());
        } catch (Refused refused) {
            refuse(visit, sending, refused.failure());
        } catch (ClientGone gone) {
            LOG.debug("The client left before its request was complete");
            sending.abandon();
        } catch (Throwable bug) {
            LOG.error("The request failed", bug);
            refuse(visit, sending, new Failure.Internal());
        }
    }

    /// The answer of the rooms, or of the door itself.
    private Answer entered(
        WireCall call, Visit visit, Places.Place place, Request request, Response response) {
        if (commons.cors().isPreflight(call)) {
            // whatever is wrong with the request itself, its page can only read when the browser sends it
            return commons.cors().preflight(call, rooms.methods(call));
        }
        if (call.malformed()) {
            throw new Refused(malformed(request, response));
        }
        check(call, request);
        if (!place.take(() -> rooms.letsWait(call))) {
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
        return rooms.serve(visit);
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

    private static void check(WireCall call, Request request) {
        if (call.targetLength() > RequestBounds.MAX_TARGET) {
            throw new Refused(new Failure.TooLarge(Part.URL, RequestBounds.MAX_TARGET));
        }
        if (headersTooLarge(request.getMimeHeaders())) {
            throw new Refused(new Failure.TooLarge(Part.HEADERS, RequestBounds.MAX_HEADERS));
        }
        if (!call.readablePath()) {
            throw new Refused(new Failure.Unreadable(
                null, "The path of the URL cannot be read. Send it in UTF-8, without empty or dot segments,"
                + " parameters or encoded slashes."));
        }
        if (tooManyParameters(call.query())) {
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

    private void refuse(Visit visit, Sending sending, Failure failure) {
        if (sending.answered()) {
            LOG.error("The request was refused after it had been answered: {}", failure);
            sending.abandon();
            return;
        }
        try {
            sending.send(visit, rooms.refuse(visit, failure), commons.draining().get());
        } catch (RuntimeException bug) {
            LOG.error("The refusal of the request failed", bug);
            if (!sending.answered()) {
                sending.send(visit, LAST_RESORT, commons.draining().get());
            }
        }
    }

    /// From now on every answer closes its connection. Waits until the requests that have begun are answered,
    /// the time is over, or the server is closed.
    void drain() {
        commons.draining().set(true);
        long end = System.nanoTime() + commons.bounds().drain().toNanos();
        while (inFlight.get() > 0 && System.nanoTime() - end < 0 && !commons.timers().isShutdown()) {
            LockSupport.parkNanos(STEP_OF_WAITING.toNanos());
        }
        if (inFlight.get() > 0) {
            LOG.warn("Stopping with {} requests that have no answer yet", inFlight.get());
        }
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
        if (HttpPort.streamed(request) && response.getStatus() >= FIRST_REFUSAL && !response.isCommitted()) {
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
