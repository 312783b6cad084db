package com.jupiteriq.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Opens event streams and listens, from one thread. It prints `open=N ms=T` when all are open, and reads its
/// standard input: each line is the number of a round, in which one ticket is made in each of the first
/// accounts; when all of their streams have heard of it, it prints `heard=N fan_out_us=T`, the time from the
/// last answer of 201 to the last of the streams.
///
/// `PORT KEYS STREAMS TALKING`: a file with a key a line, how many streams in all, how many of the keys talk
public final class Listeners {

    private static final byte[] EVENT = "event: ticket".getBytes(StandardCharsets.US_ASCII);
    private static final int OPENING = 50;
    private static final int NANOS_PER_MICRO = 1_000;

    private final int port;
    private final List<String> keys;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private int answered;
    private int heard;
    private long lastHeard;

    private Listeners(int port, List<String> keys) {
        this.port = port;
        this.keys = keys;
    }

    /// One stream.
    private static final class Listener {
        private final byte[] request;
        private boolean answered;

        private Listener(byte[] request) {
            this.request = request;
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<String> keys = Files.readAllLines(Path.of(arguments[1]));
        new Listeners(Integer.parseInt(arguments[0]), keys)
            .listen(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }

    private void listen(int streams, int talking) throws IOException {
        try (Selector selector = Selector.open()) {
            long begun = System.nanoTime();
            for (int opened = 0; opened < streams; ) {
                for (int i = 0; i < OPENING && opened < streams; i++) {
                    open(selector, keys.get(opened++ % keys.size()));
                }
                while (answered < opened) {
                    turn(selector);
                }
            }
            System.out.println("open=" + streams + " ms=" + (System.nanoTime() - begun) / 1_000_000);
            int expected = (streams / keys.size()) * talking;
            while (true) {
                turn(selector);
                if (System.in.available() > 0) {
                    byte[] line = new byte[System.in.available()];
                    if (System.in.read(line) > 0) {
                        round(selector, talking, expected);
                    }
                }
            }
        }
    }

    private void open(Selector selector, String key) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        Listener listener = new Listener(("GET /v1/events/stream HTTP/1.1\r\nHost: bench\r\nX-API-Key: " + key
            + "\r\nAccept: text/event-stream\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        channel.write(ByteBuffer.wrap(listener.request));
        channel.register(selector, SelectionKey.OP_READ, listener);
    }

    private void turn(Selector selector) throws IOException {
        selector.select(10);
        for (SelectionKey key : selector.selectedKeys()) {
            read((SocketChannel) key.channel(), (Listener) key.attachment());
        }
        selector.selectedKeys().clear();
    }

    private void read(SocketChannel channel, Listener listener) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new WrongAnswer("a stream has ended");
        }
        byte[] came = Arrays.copyOf(buffer.array(), buffer.position());
        if (!listener.answered) {
            listener.answered = true;
            answered++;
            String head = new String(came, StandardCharsets.US_ASCII);
            if (!head.startsWith("HTTP/1.1 200")) {
                throw new WrongAnswer("a stream was answered " + head);
            }
        }
        for (int i = 0; i + EVENT.length <= came.length; i++) {
            if (came[i] == 'e' && Arrays.equals(came, i, i + EVENT.length, EVENT, 0, EVENT.length)) {
                heard++;
                lastHeard = System.nanoTime();
            }
        }
    }

    private void round(Selector selector, int talking, int expected) throws IOException {
        heard = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<CompletableFuture<Long>> made = new ArrayList<>();
            for (String key : keys.subList(0, talking)) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/tickets"))
                    .header("X-API-Key", key).header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"subject\":\"Told to many\"}")).build();
                made.add(client.sendAsync(request, BodyHandlers.discarding())
                    .thenApply(Listeners::committed));
            }
            while (heard < expected || !made.stream().allMatch(CompletableFuture::isDone)) {
                turn(selector);
            }
            long last = made.stream().mapToLong(CompletableFuture::join).max().orElse(0);
            System.out.println("heard=" + heard + " fan_out_us=" + (lastHeard - last) / NANOS_PER_MICRO);
        }
    }

    private static long committed(HttpResponse<Void> answer) {
        if (answer.statusCode() != 201) {
            throw new WrongAnswer("a ticket was answered " + answer.statusCode());
        }
        return System.nanoTime();
    }
}
