package com.jupiteriq.files.scanning;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to clamd, which takes one command and gives one answer. Nothing here is waited for without
/// an end, and an answer that comes while there is still something to send is heard.
final class ClamdLine implements AutoCloseable {

    /// Bytes of an answer.
    static final int MAX_ANSWER = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ClamdLine.class);

    private final SocketChannel channel;
    private final Selector selector;
    private final Patience patience;
    private final ByteBuffer heard = ByteBuffer.allocate(MAX_ANSWER);
    private Duration sending;
    private boolean ended;

    private ClamdLine(SocketChannel channel, Selector selector, Patience patience, long size) {
        this.channel = channel;
        this.selector = selector;
        this.patience = patience;
        this.sending = patience.sending(size);
    }

    /// To the first of its addresses that takes a connection.
    ///
    /// @param size how much is going to be sent
    static ClamdLine open(ClamdAddress address, Patience patience, long size) throws NoAnswer {
        long end = System.nanoTime() + patience.connect().toNanos();
        String why = "its name has no address";
        try {
            for (SocketAddress target : address.targets()) {
                ClamdLine line = new ClamdLine(channel(target), Selector.open(), patience, size);
                try {
                    line.connect(target, Duration.ofNanos(end - System.nanoTime()));
                    return line;
                } catch (IOException failed) {
                    line.close();
                    why = reason(failed);
                }
            }
        } catch (IOException failed) {
            why = reason(failed);
        }
        throw new NoAnswer(why);
    }

    private static SocketChannel channel(SocketAddress target) throws IOException {
        return target instanceof InetSocketAddress
            ? SocketChannel.open() : SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    private void connect(SocketAddress target, Duration within) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, 0);
        if (!channel.connect(target)) {
            await(SelectionKey.OP_CONNECT, within);
            channel.finishConnect();
        }
    }

    /// Sends all of it; false when the scanner has spoken before it had taken it.
    boolean send(ByteBuffer bytes) throws NoAnswer {
        try {
            while (bytes.hasRemaining()) {
                if (hear()) {
                    return false;
                }
                if (channel.write(bytes) == 0) {
                    Duration most = sending.compareTo(patience.stall()) < 0 ? sending : patience.stall();
                    sending = sending.minus(await(SelectionKey.OP_WRITE | SelectionKey.OP_READ, most));
                }
            }
            return true;
        } catch (IOException failed) {
            if (spokeLast()) {
                return false;
            }
            throw new NoAnswer(reason(failed));
        }
    }

    /// Takes in what has come. Whether anything has, or nothing will.
    private boolean hear() throws IOException {
        ended |= channel.read(heard) < 0;
        return ended || heard.position() > 0;
    }

    /// Whoever refuses what is sent says so, and closes the connection under it.
    private boolean spokeLast() {
        try {
            return hear() && heard.position() > 0;
        } catch (IOException lost) {
            LOG.debug("the scanner closed a connection without a word", lost);
            return false;
        }
    }

    /// Its answer, without the zero byte that ends it.
    String answer(Duration within) throws NoAnswer {
        Duration left = within;
        try {
            // What comes behind an answer, and be it the end of the connection, is not waited for.
            while (!ended && end() < 0 && heard.hasRemaining()) {
                left = left.minus(await(SelectionKey.OP_READ, left));
                hear();
            }
        } catch (IOException failed) {
            throw new NoAnswer(reason(failed));
        }
        if (heard.position() == 0) {
            throw new NoAnswer("it closed the connection without an answer");
        }
        if (end() != heard.position() - 1) {
            throw ClamdAnswer.notUnderstood();
        }
        return new String(heard.array(), 0, end(), StandardCharsets.ISO_8859_1);
    }

    private int end() {
        for (int i = 0; i < heard.position(); i++) {
            if (heard.get(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /// @return how long it took
    private Duration await(int operations, Duration most) throws IOException {
        long begun = System.nanoTime();
        channel.keyFor(selector).interestOps(operations);
        int ready = most.isPositive() ? selector.select(Math.max(1, most.toMillis())) : 0;
        selector.selectedKeys().clear();
        if (ready == 0) {
            throw Thread.currentThread().isInterrupted()
                ? new InterruptedIOException() : new SocketTimeoutException();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String reason(IOException failed) {
        return switch (failed) {
            case SocketTimeoutException late -> "it did not answer in time";
            case InterruptedIOException stopped -> "the scan was broken off";
            case ConnectException nobody -> "nobody listens there";
            case UnknownHostException unknown -> "its name has no address";
            case BindException forbidden -> "this process may not connect to it";
            default -> "there is no connection, or it was lost";
        };
    }

    @Override
    public void close() {
        try (selector) {
            channel.close();
        } catch (IOException gone) {
            LOG.debug("a connection to the scanner was lost already", gone);
        }
    }
}
