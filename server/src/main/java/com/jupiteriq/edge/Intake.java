package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.http.Preference;
import com.jupiteriq.edge.http.SentFile;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.once.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a request brings, in the order in which it can be refused: query, body, its type, its fields.
///
/// @param key the idempotency key, null for none
/// @param file the body where the route takes a file, else null
/// @param minimal whether an answer without the object is enough
/// @param ifMatch the `If-Match` header where the route minds it, null for none
/// @param tabular whether a table is wanted of what is no list
/// @param said what the body says, however it is spaced, for the fingerprint of the key
record Intake(
    Query query, @Nullable String key, Fields fields, @Nullable SentFile file, boolean minimal,
    @Nullable String ifMatch, boolean tabular, byte[] said) {

    private static final JsonValue.Obj NO_FIELDS = new JsonValue.Obj(Map.of());

    /// Of a request for a whole list.
    static Intake ofWhole(Route route, Surface surface, Call call) {
        Query query = QueryReader.readWhole(route.query(), surface.ignoresUnknown(), call.query());
        return new Intake(query, null, Fields.NONE, null, false, null, false, Answer.NO_BODY);
    }

    static Intake of(Route route, Surface surface, Call call) {
        boolean lenient = surface.ignoresUnknown();
        boolean minimal = route.traits().maybeMinimal() && Preference.minimal(call.joined("Prefer"));
        if (route.receives()) {
            return ofReceived(route, lenient, minimal, call);
        }
        if (route.takesFile()) {
            return ofFile(route, lenient, minimal, call);
        }
        if (route.takes() == null) {
            Query query = query(route, lenient, call);
            String key = IdempotencyKey.of(route, call);
            byte[] body = route.method().equals("POST") ? call.body() : Answer.NO_BODY;
            return new Intake(
                query, key, Fields.NONE, null, minimal, ifMatch(route, call), tabular(route, call), body);
        }
        byte[] body = call.body();                                                       // 413, 408
        if (body.length > 0) {
            Negotiation.requireJson(call.header("Content-Type"));                     // 415
        }
        Query query = query(route, lenient, call);                                       // 400
        String key = IdempotencyKey.of(route, call);                                     // 400
        JsonValue.Obj json = body.length == 0 && !route.needsBody()
            ? NO_FIELDS : JsonReader.read(body);                                             // 400
        Fields fields = ShapeReader.read(route.takes(), json, lenient);                      // 422
        byte[] said = key == null ? body : json.compact().text().getBytes(StandardCharsets.UTF_8);
        return new Intake(query, key, fields, null, minimal, ifMatch(route, call), false, said);
    }

    private static Intake ofFile(Route route, boolean lenient, boolean minimal, Call call) {
        byte[] body = call.body();                                                       // 413, 408
        List<String> types = route.fileTypes();
        String type = body.length == 0 ? types.getFirst()
            : Negotiation.demanded(call.header("Content-Type"), types);                  // 415
        Query query = query(route, lenient, call);                                       // 400
        String key = IdempotencyKey.of(route, call);                                     // 400
        if (body.length == 0) {
            throw new Refused(new Failure.Unreadable(
                null, "The body is empty. Send a file as " + String.join(" or ", types) + "."));
        }
        return new Intake(query, key, Fields.NONE, new SentFile(type, body), minimal, ifMatch(route, call),
            false, body);
    }

    /// The body is not read yet; its bytes are taken as they are. A route that takes any type takes none too.
    private static Intake ofReceived(Route route, boolean lenient, boolean minimal, Call call) {
        List<String> types = route.traits().bodies().stream().map(Route.BodyKind::type).toList();
        Negotiation.requirePlain(call.headers("Content-Encoding"));                      // 415
        if (call.hasBody() && !types.contains(Route.BodyKind.ANY)) {
            Negotiation.require(call.header("Content-Type"), types);                     // 415
        }
        Query query = query(route, lenient, call);                                       // 400
        String key = IdempotencyKey.of(route, call);                                     // 400
        return new Intake(
            query, key, Fields.NONE, null, minimal, ifMatch(route, call), false, Answer.NO_BODY);
    }

    /// The same with what a body says that has been taken in.
    Intake saying(byte[] received) {
        return new Intake(query, key, fields, file, minimal, ifMatch, tabular, received);
    }

    private static boolean tabular(Route route, Call call) {
        return route.asTable()
            && Negotiation.chosen(call.joined("Accept"), route.types()).equals(Negotiation.CSV);
    }

    private static @Nullable String ifMatch(Route route, Call call) {
        return route.takesIfMatch() ? call.joined("If-Match") : null;
    }

    private static Query query(Route route, boolean lenient, Call call) {
        return QueryReader.read(route.query(), route.form() == Reply.Form.LIST, lenient, call.query());
    }

    /// @param stillAllowed refuses when the caller may not do it any more
    Request request(Caller caller, Admitted admitted, Map<String, String> variables, Call call,
        Runnable stillAllowed) {
        return new Request(
            caller, admitted, variables, query, fields, call.joined("If-Match"), call.joined("If-None-Match"),
            call.header("Last-Event-ID"), file, tabular, call::header, call::wanted, stillAllowed);
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
    /// usual dress leaves no trace: keys outlive an upgrade that brings a second. So it is with the wish for
    /// an answer without the object, and with the version that the object has to have. The same bytes of
    /// another type are another file.
    private byte[] fingerprint(Surface surface, Dress dress) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            if (!dress.equals(surface.dresses().getFirst())) {
                part(dress.name(), hash);
            }
            if (minimal) {
                part(Preference.MINIMAL, hash);
            }
            if (file != null) {
                part(file.type(), hash);
            }
            if (ifMatch != null) {
                part("If-Match: " + ifMatch, hash);
            }
            part(query.raw(), hash);
            return hash.digest(said);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void part(String text, MessageDigest hash) {
        hash.update(text.getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
    }
}
