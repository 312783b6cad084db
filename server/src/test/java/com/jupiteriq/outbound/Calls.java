package com.jupiteriq.outbound;

import com.jupiteriq.outbound.OutboundOutcome.Answered;
import com.jupiteriq.outbound.OutboundOutcome.Broken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;

/// Short words for the tests of this package.
final class Calls {

    static final OutboundBounds USUAL = new OutboundBounds(Duration.ofSeconds(20), 64 << 10, 1 << 20);
    static final IntPredicate NO_PORT = port -> false;
    static final OutboundSettings NOTHING_OPEN = new OutboundSettings(List.of());

    private Calls() {}

    /// A client that knows no names and reaches this machine.
    static Outbound local() {
        return local(defaultTrust());
    }

    static Outbound local(SSLContext trust) {
        return new Outbound(NOTHING_OPEN, NO_PORT, new Outbound.Ground(Calls::nobody, Socket::new, trust));
    }

    static Outbound with(Names names, Supplier<Socket> sockets, String... opened) {
        return new Outbound(new OutboundSettings(List.of(opened)), NO_PORT,
            new Outbound.Ground(names, sockets, defaultTrust()));
    }

    static SSLContext defaultTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InetAddress[] nobody(String host) throws UnknownHostException {
        throw new UnknownHostException(host);
    }

    static OutboundRequest get(String url) {
        return new OutboundRequest("GET", URI.create(url), List.of(), new byte[0], Reach.LOOPBACK_TOO);
    }

    static OutboundRequest post(String url, String body) {
        return new OutboundRequest("POST", URI.create(url),
            List.of(new OutboundHeader("Content-Type", "application/json")),
            body.getBytes(StandardCharsets.UTF_8), Reach.LOOPBACK_TOO);
    }

    static OutboundRequest outward(String url) {
        return new OutboundRequest("POST", URI.create(url), List.of(), new byte[0], Reach.PUBLIC);
    }

    static Answered answered(OutboundExchange exchange) {
        if (exchange.outcome() instanceof Answered answered) {
            return answered;
        }
        throw new AssertionError(exchange.toString());
    }

    static Broken broken(OutboundExchange exchange) {
        if (exchange.outcome() instanceof Broken broken) {
            return broken;
        }
        throw new AssertionError(exchange.toString());
    }

    static String text(Answered answered) {
        return new String(answered.body(), StandardCharsets.UTF_8);
    }

    static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Sockets that note where they were sent and go nowhere.
    static final class Dialled implements Supplier<Socket> {

        final Queue<String> to = new ConcurrentLinkedQueue<>();

        @Override
        public Socket get() {
            return new Socket() {
                @Override
                public void connect(SocketAddress address, int timeout) throws IOException {
                    to.add(address.toString());
                    throw new ConnectException("not in a test");
                }
            };
        }
    }
}
