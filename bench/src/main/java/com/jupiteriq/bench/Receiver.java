package com.jupiteriq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes webhooks from one thread: answers 200 at once, or never on a path that begins with `/hang`. Each
/// delivery holds `due-<microseconds>`, when the change that it tells of was to be made; the time counts from
/// there. Ended by a signal it prints one line, like [Load], and how many came more than once.
///
/// `PORT`
public final class Receiver {

    private static final byte[] ANSWER =
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern DUE = Pattern.compile("due-(\\d+)");
    private static final Pattern ID = Pattern.compile("(?i)x-webhook-delivery: *(\\S+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final int BUFFER = 64 << 10;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Latencies latencies = new Latencies();
    private final Set<String> seen = new HashSet<>();
    private long again;
    private long first;
    private long last;

    private Receiver() {}

    /// One kept connection of a sender.
    private static final class Peer {
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    }

    public static void main(String[] arguments) throws IOException {
        Receiver receiver = new Receiver();
        Runtime.getRuntime().addShutdownHook(new Thread(receiver::tell));
        receiver.serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws IOException {
        try (Selector selector = Selector.open(); ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress("127.0.0.1", port), 1024);
            door.configureBlocking(false);
            door.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        SocketChannel peer = door.accept();
                        peer.configureBlocking(false);
                        peer.register(selector, SelectionKey.OP_READ, new Peer());
                    } else {
                        read(key);
                    }
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private void read(SelectionKey key) {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer buffer = ((Peer) key.attachment()).buffer;
        try {
            if (channel.read(buffer) < 0) {
                channel.close();
                return;
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0 && buffer.position() >= head + 4 + length(text.substring(0, head))) {
                buffer.clear();
                took(channel, text);
            }
        } catch (IOException reset) {
            key.cancel();
        }
    }

    private void took(SocketChannel channel, String request) throws IOException {
        if (request.startsWith("POST /hang")) {
            return;
        }
        long now = micros();
        Matcher due = DUE.matcher(request);
        if (due.find()) {
            count(request, now, Long.parseLong(due.group(1)));
        }
        channel.write(ByteBuffer.wrap(ANSWER));
    }

    private synchronized void count(String request, long now, long due) {
        Matcher id = ID.matcher(request);
        if (id.find() && !seen.add(id.group(1))) {
            again++;
            return;
        }
        first = first == 0 ? now : first;
        last = now;
        latencies.add(Math.max(0, now - due) * NANOS_PER_MICRO);
    }

    private synchronized void tell() {
        System.out.println(latencies.line((last - first) * NANOS_PER_MICRO) + " again=" + again);
        System.out.flush();
    }

    private static int length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
