package com.jupiteriq.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// One connection, which carries one exchange after the other. It never says goodbye to TLS, because that is
/// a write, and a write waits for the other side as long as that likes.
final class Wire extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /// Of one line of a head; the bound on whole heads is in [HeadParser].
    private static final int LINE = 8 << 10;
    private static final int HEADERS = 100;

    static final Http1Config CONFIG = Http1Config.custom()
        .setBufferSize(8 << 10)
        .setMaxLineLength(LINE)
        .setMaxHeaderCount(HEADERS)
        .build();

    private static final Timeout PEEK = Timeout.ofMilliseconds(1);

    private final HeadParser parser;
    private @Nullable InetSocketAddress address;
    private @Nullable Flight flight;

    Wire() {
        this(new HeadParser(CONFIG));
    }

    private Wire(HeadParser parser) {
        super(CONFIG, null, null, null, null, null, HeadParser.factory(parser));
        this.parser = parser;
    }

    /// The address that was checked and connected.
    InetSocketAddress address() {
        if (address == null) {
            throw new IllegalStateException("a connection that was not dialled");
        }
        return address;
    }

    void dialled(InetSocketAddress to, Socket socket) throws IOException {
        address = to;
        bind(socket);
    }

    void secured(SSLSocket secure, Socket socket) throws IOException {
        bind(new SocketHolder(secure, socket));
    }

    void carries(Flight next) throws Fault {
        synchronized (this) {
            flight = next;
        }
        parser.tells(next);
        next.departs(this);
    }

    /// Closes the connection for an exchange, unless it carries another by now.
    @SuppressWarnings("ReferenceEquality")
    synchronized void breakOff(Flight of) {
        if (flight == of) {
            close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
    }

    @Override
    public void bind(SSLSocket secure, Socket socket) throws IOException {
        secured(secure, socket);
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket secure ? secure.getSession() : null;
    }

    /// Ended by the other side, or with bytes that nobody asked for, which the next exchange must not take
    /// for its answer.
    @Override
    public boolean isStale() {
        try {
            awaitInput(PEEK);
            return true;
        } catch (SocketTimeoutException quiet) {
            return false;
        } catch (IOException broken) {
            return true;
        }
    }

    @Override
    public void passivate() {
        // no timeouts of its own: every exchange has its deadline
    }

    @Override
    public void activate() {
        // see passivate
    }

    @Override
    public void close() {
        close(CloseMode.GRACEFUL);
    }

    @Override
    public void close(CloseMode mode) {
        SocketHolder holder = getSocketHolder();
        if (holder != null && mode != CloseMode.IMMEDIATE) {
            try {
                holder.getBaseSocket().close();
            } catch (IOException gone) {
                // closed all the same
            }
        }
        super.close(CloseMode.IMMEDIATE);
    }
}
