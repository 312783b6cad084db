package com.jupiteriq.acceptance.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// A customer's receiver on this machine, which takes every delivery and keeps it.
public final class Inbox implements AutoCloseable {

    private static final Duration ARRIVES = Duration.ofSeconds(20);

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Listener listener = new Listener(this::take);

    /// @param headers by name in lower case
    /// @param body as it came
    public record Delivery(Map<String, String> headers, String body) {

        public JsonNode json() {
            return Json.read(body);
        }

        public String event() {
            return json().path("event").asString();
        }

        public String header(String name) {
            String value = headers.get(name.toLowerCase(Locale.ROOT));
            if (value == null) {
                throw new AssertionError("There is no header " + name + " among " + headers.keySet() + ".");
            }
            return value;
        }
    }

    public String url() {
        return listener.url();
    }

    /// So many deliveries, in the order of their arrival, or a failure; they are kept here no longer.
    public List<Delivery> take(int count) {
        Eventually.until(count + " deliveries", ARRIVES, () -> deliveries.size() >= count);
        List<Delivery> taken = List.copyOf(deliveries);
        deliveries.removeAll(taken);
        return taken;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            byte[] body = exchange.getRequestBody().readAllBytes();
            deliveries.add(new Delivery(headers, new String(body, StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(Listener.NO_CONTENT, -1);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
