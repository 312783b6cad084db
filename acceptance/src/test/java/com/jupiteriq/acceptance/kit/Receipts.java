package com.jupiteriq.acceptance.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A customer's receiver on this machine that takes every delivery and keeps nothing of it but how often each
/// event came.
public final class Receipts implements AutoCloseable {

    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Listener listener = new Listener(this::take);

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            times.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
            exchange.sendResponseHeaders(Listener.NO_CONTENT, -1);
        }
    }

    public String url() {
        return listener.url();
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
        listener.close();
    }
}
