package com.jupiteriq.outbound;

import com.jupiteriq.outbound.OutboundOutcome.Answered;
import com.jupiteriq.outbound.OutboundOutcome.Broken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way out: HTTP requests to systems that are not ours, each within its bounds and to no address that
/// its caller must not reach. Redirects are not followed, nothing is sent twice, no proxy and no cookie is
/// known.
public final class Outbound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

    /// How often idle connections are closed.
    private static final int SWEEP_SECONDS = 5;

    private final UrlRules rules;
    private final Lookups lookups;
    private final Map<Reach, Pool> pools = new EnumMap<>(Reach.class);
    private final Map<Reach, CloseableHttpClient> clients = new EnumMap<>(Reach.class);
    private final ScheduledThreadPoolExecutor timers;
    private final Set<Flight> flights = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param ownPort whether this process or one of its stores listens on a port
    public Outbound(OutboundSettings settings, IntPredicate ownPort) {
        this(settings, ownPort, new Ground(
            InetAddress::getAllByName, () -> new Socket(Proxy.NO_PROXY), standardTrust()));
    }

    /// What the client stands on.
    ///
    /// @param trust whose certificates are believed
    record Ground(Names names, Supplier<Socket> sockets, SSLContext trust) {}

    Outbound(OutboundSettings settings, IntPredicate ownPort, Ground ground) {
        AddressRules addresses = new AddressRules(settings, ownPort);
        this.rules = new UrlRules(addresses, ownPort);
        this.lookups = new Lookups(ground.names());
        for (Reach reach : Reach.values()) {
            Pool pool = new Pool(new Dialler(addresses, lookups, ground.sockets(), ground.trust()));
            pools.put(reach, pool);
            clients.put(reach, pool.client());
        }
        this.timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("outbound-timer").factory());
        timers.setRemoveOnCancelPolicy(true);
        // an exchange that begins while this closes is broken off below
        timers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timers.scheduleWithFixedDelay(() -> pools.values().forEach(Pool::sweep),
            SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    private static SSLContext standardTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Why this URL can never be called, known without DNS; empty when it may be tried.
    public Optional<String> refusal(URI url, Reach reach) {
        return rules.judge(url, reach) instanceof Target.Refused refused
            ? Optional.of(refused.why()) : Optional.empty();
    }

    /// Sends the request and reads the answer. Blocks, for a virtual thread, at most until the deadline.
    public OutboundExchange send(OutboundRequest request, OutboundBounds bounds) {
        return switch (rules.judge(request.url(), request.reach())) {
            case Target.Refused refused ->
                Flight.grounded(new Broken(OutboundError.BLOCKED_ADDRESS, refused.why(), null));
            case Target.Open target -> {
                Flight flight = new Flight(target, bounds.deadline());
                yield flight.landed(exchange(flight, request, bounds));
            }
        };
    }

    private OutboundOutcome exchange(Flight flight, OutboundRequest request, OutboundBounds bounds) {
        flights.add(flight);
        Future<?> alarm = timers.schedule(
            () -> flight.breakOff(Faults.late()), flight.left(), TimeUnit.NANOSECONDS);
        try {
            if (closed) {
                throw Faults.stopped();
            }
            return answer(flight, request, bounds);
        } catch (IOException failed) {
            return broken(Faults.of(failed, flight));
        } catch (RuntimeException failed) {
            if (flight.brokenOff() == null) {
                LOG.warn("A call to {} failed", flight.target().host(), failed);
            }
            return broken(Faults.of(failed, flight));
        } finally {
            alarm.cancel(false);
            flights.remove(flight);
        }
    }

    private static Broken broken(Fault fault) {
        return new Broken(fault.error(), fault.sentence(), null);
    }

    private OutboundOutcome answer(Flight flight, OutboundRequest request, OutboundBounds bounds)
        throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(config(flight));
        flight.boards(context);
        CloseableHttpClient client = clients.get(request.reach());
        if (client == null) {
            throw new IllegalStateException("no client for " + request.reach());
        }
        ClassicHttpResponse response =
            client.executeOpen(flight.target().host(), message(flight, request), context);
        try {
            return read(response, bounds, flight);
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private static RequestConfig config(Flight flight) {
        return RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(flight.left(), TimeUnit.NANOSECONDS))
            .setAuthenticationEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build();
    }

    private static ClassicHttpRequest message(Flight flight, OutboundRequest request) {
        URI url = request.url();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        ClassicHttpRequest message = new BasicClassicHttpRequest(request.method(), flight.target().host(),
            url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
        for (OutboundHeader header : request.headers()) {
            message.addHeader(header.name(), header.value());
        }
        message.addHeader("Accept-Encoding", "gzip");
        boolean bare = request.method().equals("GET") || request.method().equals("HEAD");
        if (request.body().length > 0 || !bare) {
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
        return message;
    }

    /// The status is told even when the body breaks. Whatever is not read to its end takes its connection
    /// with it: to read on, only to keep a connection, is what a hostile receiver waits for.
    private static OutboundOutcome read(
        ClassicHttpResponse response, OutboundBounds bounds, Flight flight) {
        AnswerBody body = new AnswerBody(bounds);
        HttpEntity entity = response.getEntity();
        try {
            if (entity != null) {
                body.read(entity);
            }
            Fault late = flight.brokenOff();
            if (late != null) {
                // some streams end in silence when their socket is closed
                throw late;
            }
            if (!body.isWhole()) {
                flight.abandon();
            }
            return new Answered(response.getCode(), headers(response), body.bytes(), body.isTruncated());
        } catch (IOException | RuntimeException failed) {
            flight.abandon();
            Fault fault = Faults.of(failed, flight);
            return new Broken(fault.error(), fault.sentence(),
                new Answered(response.getCode(), headers(response), body.bytes(), true));
        }
    }

    private static List<OutboundHeader> headers(ClassicHttpResponse response) {
        Header[] found = response.getHeaders();
        List<OutboundHeader> headers = new ArrayList<>(found.length);
        for (Header header : found) {
            String value = header.getValue();
            headers.add(new OutboundHeader(header.getName(), value == null ? "" : value));
        }
        return headers;
    }

    /// Breaks off what is under way; whatever is sent later is broken at once.
    @Override
    public void close() {
        closed = true;
        timers.shutdownNow();
        for (Flight flight : flights) {
            flight.breakOff(Faults.stopped());
        }
        pools.values().forEach(pool -> pool.close(CloseMode.IMMEDIATE));
        lookups.close();
    }
}
