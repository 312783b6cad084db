package com.jupiteriq.outbound;

import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.outbound.OutboundOutcome.Broken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// One exchange under way: what it may call, how long, how far it has come. Another thread may break it off,
/// by closing what it reads from; nothing else wakes a thread that is blocked in a socket.
final class Flight {

    private static final String ATTRIBUTE = "jupiteriq.flight";

    private final long started = System.nanoTime();
    private final Target.Open target;
    private final long deadline;
    private @Nullable Runnable hold;
    private @Nullable Fault brokenOff;
    private @Nullable InetSocketAddress address;
    private @Nullable Duration dns;
    private @Nullable Duration connect;
    private @Nullable Duration tls;
    private long sent;
    private long firstByte;

    Flight(Target.Open target, Duration limit) {
        this.target = target;
        this.deadline = started + limit.toNanos();
    }

    void boards(HttpContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    static Flight in(HttpContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof Flight flight) {
            return flight;
        }
        throw new IllegalStateException("a request without its flight");
    }

    Target.Open target() {
        return target;
    }

    /// Nanoseconds that are left, at least one: zero would mean for ever.
    long left() {
        return Math.max(1, deadline - System.nanoTime());
    }

    void resolved(long since) {
        dns = Duration.ofNanos(System.nanoTime() - since);
    }

    void connected(long since) {
        connect = Duration.ofNanos(System.nanoTime() - since);
    }

    void secured(long since) {
        tls = Duration.ofNanos(System.nanoTime() - since);
    }

    void dials(InetSocketAddress to, Socket socket) throws Fault {
        address = to;
        holds(() -> closeQuietly(socket));
    }

    /// The request goes out now, over a connection that is perhaps not new.
    void departs(Wire wire) throws Fault {
        address = wire.address();
        holds(() -> wire.breakOff(this));
        sent = System.nanoTime();
    }

    void hears() {
        if (firstByte == 0) {
            firstByte = System.nanoTime();
        }
    }

    private synchronized void holds(Runnable release) throws Fault {
        hold = release;
        if (brokenOff != null) {
            release.run();
            throw brokenOff;
        }
    }

    /// Ends the exchange from another thread, for this reason.
    void breakOff(Fault reason) {
        Runnable release;
        synchronized (this) {
            if (brokenOff != null) {
                return;
            }
            brokenOff = reason;
            release = hold;
        }
        if (release != null) {
            release.run();
        }
    }

    /// Closes the connection, of which nothing more is wanted.
    synchronized void abandon() {
        if (hold != null) {
            hold.run();
        }
    }

    /// Why another thread ended it; null when none did.
    synchronized @Nullable Fault brokenOff() {
        return brokenOff;
    }

    OutboundExchange landed(OutboundOutcome outcome) {
        Duration wait = firstByte == 0 || sent == 0 ? null : Duration.ofNanos(firstByte - sent);
        return new OutboundExchange(text(address), outcome, new OutboundTimings(dns, connect, tls, wait),
            Duration.ofNanos(System.nanoTime() - started));
    }

    /// An exchange that ended before it began.
    static OutboundExchange grounded(Broken outcome) {
        return new OutboundExchange(
            null, outcome, new OutboundTimings(null, null, null, null), Duration.ZERO);
    }

    private static @Nullable String text(@Nullable InetSocketAddress address) {
        return address == null ? null
            : Addresses.withPort(address.getAddress().getHostAddress(), address.getPort());
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is closed, which is what was wanted
        }
    }
}
