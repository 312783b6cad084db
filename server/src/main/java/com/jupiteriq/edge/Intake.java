package com.jupiteriq.edge;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.once.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/// Reads what a request brings, in the order in which it can be refused: query, body, its type, its fields.
record Intake(Query query, Fields fields, byte[] body) {

    private static final int MAX_IDEMPOTENCY_KEY = 255;

    static Intake of(Route route, Surface surface, Exchange exchange) {
        boolean lenient = surface.ignoresUnknown();
        boolean list = route.form() == Reply.Form.LIST;
        if (route.takes() == null) {
            Query query = QueryReader.read(route.parameters(), list, lenient, exchange.query());
            byte[] body = route.method().equals("POST") ? exchange.body() : Answer.NO_BODY;
            return new Intake(query, Fields.NONE, body);
        }
        byte[] body = exchange.body();                                                       // 413, 408
        if (body.length > 0) {
            Negotiation.requireJson(exchange.contentType());                             // 415
        }
        Query query = QueryReader.read(route.parameters(), list, lenient, exchange.query()); // 400
        JsonValue.Obj json = JsonReader.read(body);                                          // 400
        return new Intake(query, ShapeReader.read(route.takes(), json, lenient), body);      // 422
    }

    Request request(Caller caller, Map<String, String> variables, Exchange exchange) {
        return new Request(
            caller, variables, query, fields, exchange.header("If-Match"), exchange.header("If-None-Match"));
    }

    /// The idempotency key with the request's fingerprint (decision C15); only a POST can have one.
    Optional<Claim> claim(Route route, Exchange exchange) {
        if (!route.method().equals("POST")) {
            return Optional.empty();
        }
        String documented = exchange.header("X-Idempotency-Key");
        String standard = exchange.header("Idempotency-Key");
        if (documented == null && standard == null) {
            return Optional.empty();
        }
        String key = key(documented == null ? standard : documented);
        if (documented != null && standard != null && !key(standard).equals(key)) {
            throw unreadableKey("X-Idempotency-Key and Idempotency-Key differ. Send one of them.");
        }
        return Optional.of(new Claim(route.method() + " " + exchange.path(), key, fingerprint()));
    }

    /// Quoted as a structured field string, or bare.
    private static String key(@org.jspecify.annotations.Nullable String header) {
        String value = header == null ? "" : header.strip();
        String key = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
            ? value.substring(1, value.length() - 1)
            : value;
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (key.isEmpty() || key.length() > MAX_IDEMPOTENCY_KEY || !visible) {
            throw unreadableKey("The idempotency key must have 1 to 255 visible ASCII characters.");
        }
        return key;
    }

    private static Refused unreadableKey(String message) {
        return new Refused(new Failure.Unreadable(null, message));
    }

    private byte[] fingerprint() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(query.raw().getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            return hash.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
