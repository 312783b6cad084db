package com.jupiteriq.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One request, before it is sent. Immutable: every method that changes something returns another call.
public final class Call {

    /// How much of a text a failure shows.
    private static final int SHOWN = 400;

    private final String method;
    private final String target;
    private final List<Map.Entry<String, String>> headers;
    private final byte @Nullable [] body;
    private final boolean documented;

    private Call(
        String method,
        String target,
        List<Map.Entry<String, String>> headers,
        byte @Nullable [] body,
        boolean documented) {
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.documented = documented;
    }

    public static Call of(String method, String target) {
        return new Call(method, target, List.of(), null, true);
    }

    public static Call get(String target) {
        return of("GET", target);
    }

    public static Call post(String target) {
        return of("POST", target);
    }

    public static Call put(String target) {
        return of("PUT", target);
    }

    public static Call patch(String target) {
        return of("PATCH", target);
    }

    public static Call delete(String target) {
        return of("DELETE", target);
    }

    public Call header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Call(method, target, more, body, documented);
    }

    public Call without(String name) {
        return new Call(
            method, target, headers.stream().filter(h -> !h.getKey().equalsIgnoreCase(name)).toList(), body,
            documented);
    }

    public Call bearer(String secret) {
        return header("Authorization", "Bearer " + secret);
    }

    public Call apiKey(String secret) {
        return header("X-API-Key", secret);
    }

    public Call idempotent(String key) {
        return header("X-Idempotency-Key", key);
    }

    public Call json(JsonNode value) {
        return json(value.toString());
    }

    public Call json(String text) {
        return json(text.getBytes(StandardCharsets.UTF_8));
    }

    public Call json(byte[] text) {
        return without("Content-Type").header("Content-Type", "application/json").body(text);
    }

    public Call body(byte[] bytes) {
        return new Call(method, target, headers, bytes.clone(), documented);
    }

    public Call withTarget(String other) {
        return new Call(method, other, headers, body, documented);
    }

    /// The same body, compressed.
    public Call gzipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bodyBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return header("Content-Encoding", "gzip").body(out.toByteArray());
    }

    /// The request goes beyond what the published document allows, although the server takes it.
    public Call undocumented() {
        return new Call(method, target, headers, body, false);
    }

    public String method() {
        return method;
    }

    /// Path and query as they stand in the request line.
    public String target() {
        return target;
    }

    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return headers.stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
            .findFirst();
    }

    public boolean hasBody() {
        return body != null;
    }

    public byte[] bodyBytes() {
        return body == null ? new byte[0] : body.clone();
    }

    public boolean isDocumented() {
        return documented;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(' ').append(shortened(target));
        headers.forEach(
            h -> text.append("\n  ").append(h.getKey()).append(": ").append(shortened(masked(h))));
        if (body != null) {
            text.append("\n  ").append(shortened(new String(body, StandardCharsets.UTF_8)));
        }
        return text.toString();
    }

    /// Test output is kept and shown: it names keys by their beginning only.
    private static String masked(Map.Entry<String, String> header) {
        boolean secret = header.getKey().equalsIgnoreCase("authorization")
            || header.getKey().equalsIgnoreCase("x-api-key");
        String value = header.getValue();
        return secret && value.length() > 24 ? value.substring(0, 24) + "…" : value;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN
            ? text : text.substring(0, SHOWN) + "… (" + text.length() + " characters)";
    }
}
