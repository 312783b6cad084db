package com.jupiteriq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One connection that waits for whatever it sends and takes. It is opened anew when the server has closed it
/// after an answer that said so.
final class Lane implements AutoCloseable {

    private static final int BUFFER = 256 << 10;
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;
    private static final int NO_CONTENT = 204;
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final InetSocketAddress address;
    private final int status;
    private final @Nullable ByteBuffer expected;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private @Nullable SocketChannel open;

    /// @param expected what the body of every answer is, unless anything will do
    Lane(InetSocketAddress address, int status, @Nullable ByteBuffer expected) {
        this.address = address;
        this.status = status;
        this.expected = expected;
    }

    /// Sends a request and takes its answer. Returns how many of the bytes were expected.
    long exchange(byte[] head, ByteBuffer body) throws IOException {
        SocketChannel channel = channel();
        send(channel, ByteBuffer.wrap(head));
        send(channel, body);
        buffer.clear();
        String answer = head(channel);
        long length = length(answer);
        if (Integer.parseInt(answer, STATUS_FROM, STATUS_TO, 10) != status) {
            throw new WrongAnswer("not the status " + status + " but " + answer
                + StandardCharsets.UTF_8.decode(buffer));
        }
        if (expected != null && length != expected.capacity()) {
            throw new WrongAnswer(length + " bytes instead of " + expected.capacity());
        }
        take(channel, length);
        if (answer.contains("\r\nconnection: close")) {
            close();
        }
        return expected == null ? 0 : length;
    }

    private SocketChannel channel() throws IOException {
        SocketChannel channel = open;
        if (channel == null) {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open = channel;
        }
        return channel;
    }

    private static void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Leaves what came behind the head in the buffer.
    private String head(SocketChannel channel) throws IOException {
        while (true) {
            receive(channel);
            String seen = StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
            int end = seen.indexOf(END_OF_HEAD);
            if (end >= 0) {
                buffer.position(end + END_OF_HEAD.length());
                return seen.substring(0, end + 2).toLowerCase(Locale.ROOT);
            }
            buffer.position(buffer.limit()).limit(BUFFER);
        }
    }

    private void receive(SocketChannel channel) throws IOException {
        if (channel.read(buffer) <= 0) {
            throw new WrongAnswer("the server closed the connection in the middle of an answer");
        }
    }

    private long length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0 && status != NO_CONTENT) {
            throw new WrongAnswer("an answer without Content-Length");
        }
        int from = at + LENGTH.length();
        return at < 0 ? 0 : Long.parseLong(head, from, head.indexOf('\r', from), 10);
    }

    private void take(SocketChannel channel, long length) throws IOException {
        long taken = 0;
        while (true) {
            taken += compared(taken);
            if (taken >= length) {
                break;
            }
            buffer.clear();
            receive(channel);
            buffer.flip();
        }
        if (taken > length) {
            throw new WrongAnswer("more bytes than the answer has");
        }
    }

    /// How many bytes lie in the buffer, which are the expected ones.
    private int compared(long from) {
        int count = buffer.remaining();
        if (expected != null && (from + count > expected.capacity()
            || !expected.slice((int) from, count).equals(buffer))) {
            throw new WrongAnswer("other bytes than expected between " + from + " and " + (from + count));
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
