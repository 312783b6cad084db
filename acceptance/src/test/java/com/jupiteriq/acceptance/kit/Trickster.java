package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A receiver of deliveries that treats every connection as it likes, byte by byte.
public final class Trickster implements AutoCloseable {

    /// What it does with a connection; when it returns, the connection is closed.
    @FunctionalInterface
    public interface Manner {
        void treat(Socket connection) throws IOException;
    }

    private final ServerSocket listening;
    private final String scheme;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param scheme of the address that it goes by: `http` or `https`
    public Trickster(String scheme, Manner manner) {
        this.scheme = scheme;
        this.manner = manner;
        try {
            listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public String url() {
        return scheme + "://127.0.0.1:" + listening.getLocalPort() + "/hook";
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listening.accept();
                open.add(connection);
                Thread.startVirtualThread(() -> treat(connection));
            }
        } catch (IOException closed) {
            // by the test
        }
    }

    private void treat(Socket connection) {
        try (connection) {
            manner.treat(connection);
        } catch (IOException gone) {
            // the sender had enough
        } finally {
            open.remove(connection);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
