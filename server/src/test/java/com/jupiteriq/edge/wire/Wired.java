package com.jupiteriq.edge.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A client that sends exactly the bytes it is told to.
public final class Wired implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    public final Socket socket;
    private final InputStream in;

    public Wired(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    public Wired send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wired send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /// Sends what the server may refuse to take.
    Wired trySend(byte[] bytes) {
        try {
            return send(bytes);
        } catch (UncheckedIOException refused) {
            return this;
        }
    }

    /// Waits for the first byte of an answer and leaves the rest where it is.
    Wired begun() {
        try {
            in.mark(1);
            if (in.read() < 0) {
                throw new EOFException("closed before an answer");
            }
            in.reset();
            return this;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    public Answered answer() {
        return answer(false);
    }

    public Answered answer(boolean toHead) {
        try {
            String statusLine = line();
            Map<String, List<String>> headers = new HashMap<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                headers.computeIfAbsent(name, absent -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
            }
            int status = Integer.parseInt(statusLine.substring(9, 12));
            List<String> length = headers.getOrDefault("content-length", List.of("0"));
            byte[] body = in.readNBytes(toHead ? 0 : Integer.parseInt(length.getFirst()));
            return new Answered(status, headers, body);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed after: " + line.toString(StandardCharsets.ISO_8859_1));
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /// Everything until the server closes; a reset counts as closing.
    public String rest() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (IOException reset) {
            if (reset instanceof java.net.SocketTimeoutException) {
                throw new UncheckedIOException(reset);
            }
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    boolean closedByServer() {
        return rest().isEmpty();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
