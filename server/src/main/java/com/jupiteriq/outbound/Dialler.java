package com.jupiteriq.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Makes connections. It alone looks names up and opens sockets, so the address that is checked is the one
/// that is connected.
final class Dialler {

    /// Addresses of one name that are tried, one after the other.
    private static final int TRIED = 4;

    /// How long an address is waited for when there is another; the last has all the time that is left.
    private static final long NEXT_AFTER = Duration.ofSeconds(3).toNanos();

    private final AddressRules rules;
    private final Lookups lookups;
    private final Supplier<Socket> sockets;
    private final SSLContext trust;

    Dialler(AddressRules rules, Lookups lookups, Supplier<Socket> sockets, SSLContext trust) {
        this.rules = rules;
        this.lookups = lookups;
        this.sockets = sockets;
        this.trust = trust;
    }

    void dial(Wire wire, Flight flight) throws IOException {
        Target.Open target = flight.target();
        InetAddress[] addresses = addresses(target, flight);
        if (!rules.permit(addresses, target.host().getPort(), target.loopback())) {
            throw new Fault(OutboundError.BLOCKED_ADDRESS, UrlRules.Sentence.ADDRESS);
        }
        long began = System.nanoTime();
        Socket socket = connect(addresses, wire, flight);
        flight.connected(began);
        if (target.secure()) {
            wire.secured(secure(socket, flight), socket);
        }
    }

    private InetAddress[] addresses(Target.Open target, Flight flight) throws Fault {
        if (target.literal() != null) {
            return new InetAddress[] {target.literal()};
        }
        if (target.loopback()) {
            return new InetAddress[] {Literals.LOOPBACK_V4, Literals.LOOPBACK_V6};
        }
        long began = System.nanoTime();
        InetAddress[] found = lookups.addresses(target.host().getHostName(), flight.left());
        flight.resolved(began);
        if (found.length == 0) {
            throw new Fault(OutboundError.DNS, "The name of the host has no address.");
        }
        return found;
    }

    private Socket connect(InetAddress[] addresses, Wire wire, Flight flight) throws IOException {
        int count = Math.min(addresses.length, TRIED);
        @Nullable IOException last = null;
        for (int i = 0; i < count; i++) {
            Socket socket = sockets.get();
            try {
                InetSocketAddress to = new InetSocketAddress(addresses[i], flight.target().host().getPort());
                flight.dials(to, socket);
                socket.setTcpNoDelay(true);
                long share = flight.left() / (count - i);
                socket.connect(to, millis(i == count - 1 ? share : Math.min(share, NEXT_AFTER)));
                wire.dialled(to, socket);
                return socket;
            } catch (IOException failed) {
                socket.close();
                last = failed;
            }
        }
        throw fault(last);
    }

    private static int millis(long nanos) {
        return (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, Integer.MAX_VALUE);
    }

    private static Fault fault(@Nullable IOException failed) {
        return switch (failed) {
            case Fault known -> known;
            case ConnectException nobody ->
                new Fault(OutboundError.REFUSED, "The host refused the connection.");
            case SocketTimeoutException late ->
                new Fault(OutboundError.TIMEOUT, "The host did not accept the connection in time.");
            case null, default -> new Fault(OutboundError.UNREACHABLE, "There is no way to the host.");
        };
    }

    /// Certificate and host name are checked in the handshake, by the JDK (RFC 6125, RFC 2818).
    private SSLSocket secure(Socket socket, Flight flight) throws IOException {
        long began = System.nanoTime();
        Target.Open target = flight.target();
        try {
            SSLSocket secure = (SSLSocket) trust.getSocketFactory()
                .createSocket(socket, target.host().getHostName(), target.host().getPort(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            flight.secured(began);
            return secure;
        } catch (IOException failed) {
            socket.close();
            throw new Fault(OutboundError.TLS, "There is no secure connection: the handshake failed, or the"
                + " certificate is not trusted or not the host's.");
        }
    }
}
