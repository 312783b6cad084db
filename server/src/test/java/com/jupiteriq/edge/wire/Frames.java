package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// An HTTP/2 client that sends exactly the frames it is told to (RFC 9113 section 4).
final class Frames implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final int PATIENCE_MILLIS = 10_000;

    private final SSLSocket socket;
    private final DataInputStream in;

    record Frame(int type, int flags, int stream, byte[] payload) {

        /// Of a GOAWAY, which begins with the last stream.
        int error() {
            return payload[7] & 0xff;
        }

        boolean ends() {
            return (flags & END_STREAM) != 0;
        }
    }

    Frames(int port, TestCertificates trusted) {
        try {
            socket = (SSLSocket) TestCertificates.trusting(trusted).getSocketFactory()
                .createSocket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
            send(SETTINGS, 0, 0, new byte[0]);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    String protocol() {
        return socket.getApplicationProtocol();
    }

    void send(int type, int flags, int stream, byte[] payload) {
        byte[] frame = new byte[9 + payload.length];
        int[] head = {payload.length >> 16, payload.length >> 8, payload.length, type, flags, stream >> 24,
            stream >> 16, stream >> 8, stream};
        for (int i = 0; i < head.length; i++) {
            frame[i] = (byte) head[i];
        }
        System.arraycopy(payload, 0, frame, 9, payload.length);
        try {
            socket.getOutputStream().write(frame);
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /// A request without a body.
    void request(int stream, String... fields) {
        send(HEADERS, END_STREAM | END_HEADERS, stream, fields(fields));
    }

    /// Names and values in turn, as literals that nobody remembers (RFC 7541 section 6.2.2).
    static byte[] fields(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i++) {
            if (i % 2 == 0) {
                block.write(0);
            }
            byte[] text = fields[i].getBytes(ISO_8859_1);
            block.write(text.length);
            block.writeBytes(text);
        }
        return block.toByteArray();
    }

    static String[] get(String path) {
        return new String[] {":method", "GET", ":scheme", "https", ":path", path, ":authority", "x"};
    }

    /// The next frame that is looked for; empty when the server closes before.
    Optional<Frame> await(Predicate<Frame> wanted) {
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                Frame frame = new Frame(type, flags, in.readInt(), in.readNBytes(length));
                if (wanted.test(frame)) {
                    return Optional.of(frame);
                }
            }
        } catch (EOFException | SocketException closed) {
            return Optional.empty();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /// The text of the answer on a stream.
    String body(int stream) {
        return await(frame -> frame.type() == DATA && frame.stream() == stream)
            .map(frame -> new String(frame.payload(), ISO_8859_1)).orElse("");
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
