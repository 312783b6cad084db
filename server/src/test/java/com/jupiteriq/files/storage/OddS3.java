package com.jupiteriq.files.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Something on loopback that behaves as no S3 should. It takes one request a connection.
final class OddS3 implements AutoCloseable {

    /// How it answers the requests to it, the first of which has the number 0.
    interface Manner {
        void answer(int number, Heard request, Socket to) throws IOException;
    }

    /// The head of a request; its body is read only when somebody wants to.
    record Heard(List<String> head, InputStream in) {

        String line() {
            return head.getFirst();
        }

        String header(String name) {
            return head.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
        }

        byte[] body() throws IOException {
            String length = header("content-length");
            return in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        }
    }

    private final ServerSocket server;
    private final Manner manner;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    final List<Heard> heard = new CopyOnWriteArrayList<>();

    OddS3(Manner manner) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.manner = manner;
        Thread.ofVirtual().start(this::serve);
    }

    S3Bucket bucket(S3Limits limits) {
        return new S3Bucket(S3Address.of("http://127.0.0.1:" + server.getLocalPort(), "files", null, null),
            "a", "b", limits);
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Heard request = new Heard(head(in), in);
            int number;
            synchronized (heard) {
                number = heard.size();
                heard.add(request);
            }
            manner.answer(number, request, socket);
        } catch (IOException gone) {
            open.remove(socket);
        }
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append((char) next);
            }
        }
        throw new IOException("no request");
    }

    /// A whole answer, after which the connection ends.
    static void say(Socket to, String status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String length = headers.contains("Content-Length") ? "" : "Content-Length: " + bytes.length + "\r\n";
        send(to, "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + length + "\r\n");
        to.getOutputStream().write(bytes);
        to.getOutputStream().flush();
        to.shutdownOutput();
    }

    static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        to.getOutputStream().flush();
    }

    /// Until the client has had enough.
    static void waitFor(InputStream in) throws IOException {
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
