package com.jupiteriq.outbound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Something on this machine that takes calls and answers them as a test wants, byte by byte.
final class Receiver implements AutoCloseable {

    /// How one connection is treated.
    interface Manner {
        void treat(Call call) throws IOException;
    }

    private final ServerSocket listening;
    private final Manner manner;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    final AtomicInteger connections = new AtomicInteger();
    final Queue<List<String>> heads = new ConcurrentLinkedQueue<>();

    Receiver(Manner manner) {
        this(plain(), manner);
    }

    Receiver(ServerSocket listening, Manner manner) {
        this.listening = listening;
        this.manner = manner;
        Thread.startVirtualThread(this::accept);
    }

    /// Answers every request of a connection with this text.
    static Receiver answering(String answer) {
        return new Receiver(call -> {
            while (call.request()) {
                call.say(answer);
            }
        });
    }

    private static ServerSocket plain() {
        try {
            return new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    /// Whether every connection is closed.
    boolean isIdle() {
        return open.isEmpty();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread.startVirtualThread(() -> treat(socket));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void treat(Socket socket) {
        try (socket) {
            manner.treat(new Call(socket));
        } catch (IOException gone) {
            // the client had enough
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One connection, seen from the receiver.
    final class Call {

        final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private String body = "";

        private Call(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        /// Reads one request with its body; false when the client has gone.
        boolean request() throws IOException {
            List<String> head = new ArrayList<>();
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                head.add(line);
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            if (head.isEmpty()) {
                return false;
            }
            body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            head.add(body);
            heads.add(head);
            return true;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        /// Of the last request.
        String body() {
            return body;
        }

        void say(String text) throws IOException {
            say(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /// Waits until the client has had enough.
        void hang() throws IOException {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        }

        /// Ends with a reset instead of a farewell.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
