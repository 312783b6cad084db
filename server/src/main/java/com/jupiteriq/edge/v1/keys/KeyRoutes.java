package com.jupiteriq.edge.v1.keys;

import static com.jupiteriq.analytics.UsedDay.USED_DAY;
import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.KEYS_DELETE;
import static com.jupiteriq.kernel.Permission.KEYS_READ;
import static com.jupiteriq.kernel.Permission.KEYS_WRITE;
import static com.jupiteriq.keys.Comparison.COMPARISON;
import static com.jupiteriq.keys.KeyDocument.KEY;

import com.jupiteriq.analytics.KeyUsage;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.TimeSpan;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.keys.KeyBounds;
import com.jupiteriq.keys.KeyDocument;
import com.jupiteriq.keys.KeyView;
import com.jupiteriq.keys.Keys;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

/// What `/v1` says about keys (000:164-177; 002:81-97).
final class KeyRoutes {

    /// A name, 64 paths and 64 networks.
    private static final long LARGEST = 64 << 10;

    private static final int USUAL_DAYS = 30;
    private static final String OVERLAP = "overlap";
    private static final String USUAL_OVERLAP = "1h";
    private static final String DAYS = "days";
    private static final String LEFT = "left";
    private static final String RIGHT = "right";

    private static final PathId ID = new PathId("id", "key", "key");

    private static final Shape ROTATION = Shape.of("KeyRotation",
        Field.optional(OVERLAP, Schema.text(20), "How long both keys work, from 0s to 30d.")
            .byDefault("\"" + USUAL_OVERLAP + "\""));

    private static final Shape USAGE = Shape.of("KeyUsage", Field.required("data",
        new Schema.ListOf(USED_DAY.shape().nested(), KeyUsage.MOST_DAYS), "Day by day, the oldest first."));

    private static final Field USED_DAYS = Field.optional(DAYS, new Schema.Whole(1, KeyUsage.MOST_DAYS),
        "How many days, today included.").byDefault(Integer.toString(USUAL_DAYS)).example("7");

    private final Keys keys;
    private final KeyUsage usage;
    private final Document<NewKey> created = KeyDocument.created();

    KeyRoutes(Keys keys, KeyUsage usage) {
        this.keys = keys;
        this.usage = usage;
    }

    List<Route> table() {
        Document<KeyView> creation = keys.creation();
        return List.of(
            get("/keys").named("listKeys", "List keys, newest first; also those that are over.")
                .needs(KEYS_READ).largest(LARGEST).pages(KEY, keys.list()),
            post("/keys").named("createKey", "Make a key; its secret is shown this once.")
                .needs(KEYS_WRITE).takes(creation.creation()).gives(201, created.shape()).tagged()
                .quota(Keys.QUOTA).examples(KeyExamples.NEW)
                .changes((request, write) -> create(creation.created(request.body()), request, write)),
            get("/keys/current").named("getCurrentKey", "Read the key that the request shows.")
                .gives(200, KEY.shape()).tagged().finds()
                .reads(request -> one(keys.get(request.caller(), request.admitted().credential()))),
            get("/keys/compare").filters(List.of(compared(LEFT), compared(RIGHT)))
                .named("compareKeys", "Compare what two keys allow, of either environment.")
                .needs(KEYS_READ).gives(200, COMPARISON.shape()).finds().reads(this::compare),
            get("/keys/{id}").where(ID.field()).named("getKey", "Read a key.")
                .needs(KEYS_READ).gives(200, KEY.shape()).tagged()
                .reads(request -> one(keys.get(request.caller(), ID.in(request)))),
            patch("/keys/{id}").where(ID.field()).named("updateKey", "Change a key by a merge patch.")
                .needs(KEYS_WRITE).takes(KEY.patch()).gives(200, KEY.shape()).tagged()
                .examples(KeyExamples.NARROWED).changes(change(KEY::patched)),
            put("/keys/{id}").where(ID.field())
                .named("replaceKey", "Replace a key; what is left out returns to its default.")
                .needs(KEYS_WRITE).takes(KEY.replacement()).gives(200, KEY.shape()).tagged()
                .examples(KeyExamples.REPLACED).changes(change(KEY::replaced)),
            delete("/keys/{id}").where(ID.field()).named("revokeKey", "End a key at once and for good.")
                .needs(KEYS_DELETE).tagged().changes(this::revoke),
            post("/keys/{id}/rotate").where(ID.field())
                .named("rotateKey", "Make a successor with the same settings; its secret is shown this once.")
                .needs(KEYS_WRITE).takes(ROTATION).gives(201, created.shape()).tagged()
                .examples(KeyExamples.ROTATED).changes(this::rotate),
            post("/keys/{id}/disable").where(ID.field()).named("disableKey", "Pause a key.")
                .needs(KEYS_WRITE).gives(200, KEY.shape()).tagged()
                .changes((request, write) -> one(keys.disable(ID.in(request), bounds(request), write))),
            post("/keys/{id}/enable").where(ID.field()).named("enableKey", "End the pause of a key.")
                .needs(KEYS_WRITE).gives(200, KEY.shape()).tagged()
                .changes((request, write) -> one(keys.enable(ID.in(request), bounds(request), write))),
            get("/keys/{id}/usage").where(ID.field())
                .named("getKeyUsage", "Read how much a key was used, day by day.")
                .needs(KEYS_READ).filters(List.of(USED_DAYS)).givesAlike(USAGE).reads(this::usage));
    }

    private static Field compared(String side) {
        return Field.optional(side, Schema.typeId("key"),
            "The " + side + " key; the one that the request shows when left out.");
    }

    private KeyBounds bounds(Request request) {
        return request.admitted().byKey()
            ? keys.bounds(request.caller(), request.admitted().credential())
            : Keys.bounds(request.caller());
    }

    private Reply create(Draft<KeyView> draft, Request request, Write write) {
        NewKey made = keys.create(KeyDocument.made(draft, request.admitted().kind().contract()),
            bounds(request), write);
        return created(made);
    }

    private Reply created(NewKey made) {
        return Reply.created(V1.MOUNT + "/keys/" + made.key().id(), created.of(made))
            .etag(ETags.of(made.key().version()));
    }

    private Route.Changing change(BiFunction<KeyView, Fields, Draft<KeyView>> manner) {
        return (request, write) -> one(keys.change(
            ID.in(request), ETags.expected(request.ifMatch()),
            before -> manner.apply(before, request.body()), bounds(request), write));
    }

    private Reply revoke(Request request, Write write) {
        keys.revoke(ID.in(request), ETags.expected(request.ifMatch()), bounds(request), write);
        return Reply.nothing();
    }

    private Reply rotate(Request request, Write write) {
        String text = Objects.requireNonNullElse(request.body().text(OVERLAP), USUAL_OVERLAP);
        Duration overlap = TimeSpan.parse(text).orElseThrow(() -> new Refused(Failure.Invalid.of(
            Problem.wrong(OVERLAP, "This field must be " + TimeSpan.FORM + "."))));
        return created(keys.rotate(ID.in(request), overlap, bounds(request), write));
    }

    private Reply compare(Request request) {
        return Reply.ok(COMPARISON.of(
            keys.compare(request.caller(), compared(request, LEFT), compared(request, RIGHT))));
    }

    private static UUID compared(Request request, String side) {
        String named = request.query().text(side);
        return named == null ? request.admitted().credential() : TypeId.parse("key", named).orElseThrow();
    }

    private Reply usage(Request request) {
        UUID key = keys.get(request.caller(), ID.in(request)).key().id();
        JsonWriter out = new JsonWriter().object().key("data").array();
        usage.of(request.caller(), key, (int) request.query().whole(DAYS, USUAL_DAYS))
            .forEach(day -> USED_DAY.print(day, out));
        return new Reply.Alike(out.endArray().endObject().done());
    }

    private static Reply one(KeyView key) {
        return Reply.ok(KEY.of(key)).etag(ETags.of(key.version()));
    }
}
