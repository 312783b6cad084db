package com.jupiteriq.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A customer's receiver on loopback: it keeps what it got and answers what it is told to, 200 otherwise.
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CountDownLatch hanging;
    final Queue<Got> got = new ConcurrentLinkedQueue<>();

    /// @param headers by name in lower case
    record Got(Map<String, List<String>> headers, String body) {

        String header(String name) {
            List<String> values = headers.get(name);
            if (values == null) {
                throw new AssertionError("no header " + name + " in " + headers.keySet());
            }
            return values.getFirst();
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /// The statuses of the next answers.
    Receiver answers(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
        return this;
    }

    /// From now on it takes requests and answers none of them.
    Receiver hangs() {
        hanging = new CountDownLatch(1);
        return this;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, List<String>> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            got.add(new Got(headers, new String(body, StandardCharsets.UTF_8)));
            CountDownLatch until = hanging;
            if (until != null) {
                until.await();
            }
            Integer status = answers.poll();
            byte[] answer = "thanks".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        CountDownLatch until = hanging;
        if (until != null) {
            until.countDown();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
