package com.jupiteriq.acceptance.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/// One answer together with the call that it answers.
public final class Answer {

    private final Call call;
    private final int status;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;

    Answer(Call call, int status, List<Map.Entry<String, String>> headers, byte[] body) {
        this.call = call;
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /// An answer that no server gave, to try the checkers.
    public static Answer forTest(Call call, int status, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putIfAbsent("Content-Type", "application/json");
        return new Answer(call, status, List.copyOf(all.entrySet()), body);
    }

    static Answer of(Call call, int status, Map<String, List<String>> headers, byte[] body) {
        List<Map.Entry<String, String>> flat = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> flat.add(Map.entry(name, value))));
        return new Answer(call, status, flat, body);
    }

    public Call call() {
        return call;
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
            .findFirst();
    }

    /// The header's value; its absence is a failure.
    public String need(String name) {
        return header(name)
            .orElseThrow(() -> new AssertionError("The answer has no header " + name + ".\n" + this));
    }

    public List<String> headerNames() {
        return headers.stream().map(Map.Entry::getKey).toList();
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(plainBody(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return Json.read(plainBody());
        } catch (RuntimeException e) {
            throw new AssertionError("The body is not JSON: " + e.getMessage() + "\n" + this, e);
        }
    }

    /// This answer, when it has the wanted status; a failure that shows the whole exchange otherwise.
    public Answer must(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Wanted status " + wanted + " but got " + status + ".\n" + this);
        }
        return this;
    }

    @Override
    public String toString() {
        String text = text();
        StringBuilder out = new StringBuilder("--- ").append(call).append("\n--- ").append(status);
        headers.forEach(h -> out.append("\n  ").append(h.getKey()).append(": ").append(h.getValue()));
        return out.append("\n  ").append(text.length() > 2000 ? text.substring(0, 2000) + "…" : text)
            .toString();
    }

    private byte[] plainBody() {
        if (header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isEmpty() || body.length == 0) {
            return body;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The body is not gzip although the header says so.", e);
        }
    }
}
