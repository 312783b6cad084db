package com.jupiteriq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One connection with at most one request under way. It is opened anew when the server has closed it after
/// an answer that said so.
final class Wire {

    private static final int BUFFER = 64 << 10;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final InetSocketAddress address;
    private final Selector selector;
    private SocketChannel channel;
    private byte[] buffer = new byte[BUFFER];
    private int filled;
    private int headEnd;
    private int answerEnd;
    private int nextChunk;
    private boolean chunked;
    private boolean closing;
    private long dueAt;

    Wire(InetSocketAddress address, Selector selector) throws IOException {
        this.address = address;
        this.selector = selector;
        this.channel = open();
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(address);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        return opened;
    }

    /// When the request that is under way was to be sent.
    long dueAt() {
        return dueAt;
    }

    void send(ByteBuffer request, long due) throws IOException {
        if (closing) {
            channel.close();
            channel = open();
            closing = false;
        }
        filled = 0;
        headEnd = 0;
        dueAt = due;
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /// Whether the answer is complete; it is what was expected then.
    boolean read(Expectation expectation) throws IOException {
        int count = channel.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
        if (count < 0) {
            throw new WrongAnswer("the server closed the connection without an answer");
        }
        filled += count;
        if (headEnd == 0 && !readHead()) {
            return false;
        }
        if (chunked && !readChunks()) {
            answerEnd = Math.max(nextChunk, filled) + 1;
        }
        if (filled < answerEnd) {
            if (answerEnd > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(answerEnd, 2 * buffer.length));
            }
            return false;
        }
        if (filled > answerEnd) {
            throw new WrongAnswer("more bytes than the answer has");
        }
        expectation.check(status(), buffer, headEnd, answerEnd);
        return true;
    }

    private boolean readHead() {
        int end = endOfHead();
        if (end == 0) {
            return false;
        }
        headEnd = end;
        int length = -1;
        String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = head.indexOf("\r\ncontent-length: ");
        if (at >= 0) {
            int from = at + "\r\ncontent-length: ".length();
            length = Integer.parseInt(head, from, head.indexOf('\r', from), 10);
        }
        chunked = head.contains("\r\ntransfer-encoding: chunked\r\n");
        if (length < 0 && !chunked) {
            throw new WrongAnswer("an answer without Content-Length");
        }
        closing = head.contains("\r\nconnection: close");
        answerEnd = end + length;
        nextChunk = end;
        return true;
    }

    /// Whether the end of the last chunk is known (RFC 9112 section 7.1). What is compared is the body as it
    /// was sent.
    private boolean readChunks() {
        while (true) {
            int line = nextChunk;
            while (line + 1 < filled && buffer[line] != '\r') {
                line++;
            }
            if (line + 1 >= filled) {
                return false;
            }
            String digits = new String(buffer, nextChunk, line - nextChunk, StandardCharsets.ISO_8859_1);
            int size = Integer.parseInt(digits, 16);
            nextChunk = line + 2 + size + 2;
            if (size == 0) {
                answerEnd = nextChunk;
                return true;
            }
        }
    }

    private int endOfHead() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private int status() {
        return 100 * (buffer[STATUS_AT] - '0') + 10 * (buffer[STATUS_AT + 1] - '0') + buffer[STATUS_AT + 2] - '0';
    }

    void close() throws IOException {
        channel.close();
    }
}
