package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port of this machine, with a thread for each of its connections.
public final class LocalPort implements AutoCloseable {

    /// What is done with a connection; when it returns, the connection is closed.
    @FunctionalInterface
    public interface Manner {
        void treat(Socket connection) throws IOException;
    }

    private final ServerSocket listening;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /// @param port 0 for a free one
    public LocalPort(int port, Manner manner) {
        this.manner = manner;
        try {
            listening = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
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
            // the other side had enough
        } finally {
            open.remove(connection);
        }
    }

    /// Of its connections too.
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
