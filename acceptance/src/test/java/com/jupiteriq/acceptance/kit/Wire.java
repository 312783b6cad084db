package com.jupiteriq.acceptance.kit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bare connection: writes any bytes, reads HTTP/1.1 answers.
public final class Wire implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Socket socket;
    private final InputStream in;
    private @Nullable IOException hungUp;

    Wire(String from, int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Wire write(String text) {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Writes as much as the server takes: it may answer and hang up before it has read everything.
    public Wire write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            hungUp = e;
        }
        return this;
    }

    Wire write(Call call) {
        StringBuilder head =
            new StringBuilder(call.method()).append(' ').append(call.target()).append(" HTTP/1.1\r\n");
        if (call.header("Host").isEmpty()) {
            head.append("Host: 127.0.0.1\r\n");
        }
        call.headers().forEach(h -> head.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
        if (call.hasBody() && call.header("Content-Length").isEmpty()
            && call.header("Transfer-Encoding").isEmpty()) {
            head.append("Content-Length: ").append(call.bodyBytes().length).append("\r\n");
        }
        return write(head.append("Connection: close\r\n\r\n").toString()).write(call.bodyBytes());
    }

    /// Nothing more will be sent.
    public Wire endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Reads one answer; interim answers (100) are skipped.
    public Answer answer(Call call) {
        try {
            while (true) {
                int status = statusOf(line());
                List<Map.Entry<String, String>> headers = readHeaders();
                if (status >= 200) {
                    return new Answer(call, status, headers, body(call, status, headers));
                }
            }
        } catch (IOException e) {
            if (hungUp != null) {
                e.addSuppressed(hungUp);
            }
            throw new UncheckedIOException("No whole answer to " + call, e);
        }
    }

    /// The server hung up without saying anything more.
    public boolean isAtEnd() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Map.Entry<String, String>> readHeaders() throws IOException {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] body(Call call, int status, List<Map.Entry<String, String>> headers) throws IOException {
        if (call.method().equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (value(headers, "Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = value(headers, "Content-Length");
        return length.isEmpty() ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The body ends after " + bytes.length + " of " + length + " bytes.");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server hung up.");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static int statusOf(String line) throws IOException {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
            throw new IOException("Not an HTTP answer: " + line);
        }
        return Integer.parseInt(words[1]);
    }

    private static String value(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream()
            .filter(h -> h.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    }
}
