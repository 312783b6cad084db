package com.jupiteriq.acceptance.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// A customer's receiver on this machine that takes every delivery and keeps nothing of it but how often each
/// event came.
public final class Receipts implements AutoCloseable {

    private static final int NO_CONTENT = 204;

    private final HttpServer server;
    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    public Receipts() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            times.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /// The events that came.
    public Set<String> events() {
        return Set.copyOf(times.keySet());
    }

    /// How often one came that had come before.
    public int duplicates() {
        return times.values().stream().mapToInt(count -> count - 1).sum();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
