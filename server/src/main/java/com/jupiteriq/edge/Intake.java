package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.once.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a request brings, in the order in which it can be refused: query, body, its type, its fields.
///
/// @param key the idempotency key, null for none
/// @param said what the body says, however it is spaced, for the fingerprint of the key
record Intake(Query query, @Nullable String key, Fields fields, byte[] said) {

    private static final JsonValue.Obj NO_FIELDS = new JsonValue.Obj(Map.of());

    /// Of a request for a whole list.
    static Intake ofWhole(Route route, Surface surface, Call call) {
        Query query = QueryReader.readWhole(route.parameters(), surface.ignoresUnknown(), call.query());
        return new Intake(query, null, Fields.NONE, Answer.NO_BODY);
    }

    static Intake of(Route route, Surface surface, Call call) {
        boolean lenient = surface.ignoresUnknown();
        boolean list = route.form() == Reply.Form.LIST;
        if (route.takes() == null) {
            Query query = QueryReader.read(route.parameters(), list, lenient, call.query());
            String key = IdempotencyKey.of(route, call);
            byte[] body = route.method().equals("POST") ? call.body() : Answer.NO_BODY;
            return new Intake(query, key, Fields.NONE, body);
        }
        byte[] body = call.body();                                                       // 413, 408
        if (body.length > 0) {
            Negotiation.requireJson(call.header("Content-Type"));                     // 415
        }
        Query query = QueryReader.read(route.parameters(), list, lenient, call.query()); // 400
        String key = IdempotencyKey.of(route, call);                                     // 400
        JsonValue.Obj json = body.length == 0 && !route.needsBody()
            ? NO_FIELDS : JsonReader.read(body);                                             // 400
        Fields fields = ShapeReader.read(route.takes(), json, lenient);                      // 422
        byte[] said = key == null ? body : json.compact().text().getBytes(StandardCharsets.UTF_8);
        return new Intake(query, key, fields, said);
    }

    Request request(Caller caller, Admitted admitted, Map<String, String> variables, Call call) {
        return new Request(
            caller, admitted, variables, query, fields, call.joined("If-Match"), call.joined("If-None-Match"),
            call.header("Last-Event-ID"));
    }

    /// The idempotency key with the request's fingerprint (decision C15). One operation is one, by whichever
    /// path it is called; which object it is about, the change says.
    Optional<Claim> claim(Surface surface, Route route, Dress dress) {
        return key == null
            ? Optional.empty()
            : Optional.of(new Claim(
                route.method() + " " + surface.mount() + route.path(), key, fingerprint(surface, dress)));
    }

    /// What is kept is an answer in its dress, so the same request in another one is another request. The
    /// usual dress leaves no trace: keys outlive an upgrade that brings a second.
    private byte[] fingerprint(Surface surface, Dress dress) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            if (!dress.equals(surface.dresses().getFirst())) {
                hash.update(dress.name().getBytes(StandardCharsets.UTF_8));
                hash.update((byte) 0);
            }
            hash.update(query.raw().getBytes(StandardCharsets.UTF_8));
            hash.update((byte) 0);
            return hash.digest(said);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
