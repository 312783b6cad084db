package com.jupiteriq.edge;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.TICKETS_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;

import com.jupiteriq.edge.Reply.Result;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.http.SentFile;
import com.jupiteriq.edge.query.Family;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// A route with each of the traits that few have, for tests.
public final class TraitRoutes {

    static final AtomicLong WAITED_WITH_MILLIS = new AtomicLong();
    static final JsonText THING = new JsonText("{\"id\":\"1\",\"text\":\"Hello\"}");

    private static final Shape SHAPE = Shape.of("Thing",
        Field.required("id", Schema.text(10), "Its id."), Field.required("text", Schema.text(20), "Words."));
    private static final Shape NEW = Shape.of("NewThing", Field.required("text", Schema.text(20), "Words."));
    private static final Route.Example MADE = new Route.Example("made", "", "{\"text\":\"Hello\"}", null);
    private static final Field ID = Field.required("id", Schema.text(10), "Which thing.");
    private static final Family VALUES = new Family("attributes.", 20,
        Field.optional("attributes", Schema.text(100), "Only things with this value at this path."));

    private TraitRoutes() {}

    public static List<Route> all() {
        return Stream.concat(whole().stream(), TransferRoutes.all().stream()).toList();
    }

    private static List<Route> whole() {
        return List.of(
            get("/things").named("listThings", "List things.").needs(TICKETS_READ).family(VALUES)
                .heads(new Route.Heading("X-Next-After", "Where the changes go on.", request -> "42"))
                .lists(SHAPE).asTable()
                .examples(new Route.Example("by size", "attributes.size[gt]=7&attributes.name=x", null, null))
                .reads(request -> Lists.of(new Page<>(List.of("1", "2"), 2L, null), TraitRoutes::thing,
                    request.query())),
            get("/my-things").named("listMyThings", "List things of one's own.").lists(SHAPE)
                .reads(request -> Lists.of(new Page<>(List.of(), 0L, null), TraitRoutes::thing,
                    request.query())),
            post("/things").named("createThing", "Make a thing.").needs(TICKETS_WRITE)
                .keyed().maybeMinimal().takes(NEW).gives(201, SHAPE).tagged().examples(MADE)
                .changes((request, write) -> Reply.created("/v1/things/1", THING).etag("\"1\"")),
            patch("/things/{id}").where(ID).named("changeThing", "Change a thing.").needs(TICKETS_WRITE)
                .maybeMinimal().takes(NEW).gives(200, SHAPE).tagged().examples(MADE)
                .changes((request, write) -> Reply.ok(THING).etag("\"2\"")),
            post("/things/{id}/close").where(ID).named("closeThing", "Close a thing.").needs(TICKETS_WRITE)
                .gives(200, SHAPE).tagged().mindsIfMatch()
                .changes((request, write) -> {
                    write.about("1", "1");
                    if (!ETags.expected(request.ifMatch()).test(1)) {
                        throw new Refused(new Failure.PreconditionFailed());
                    }
                    return Reply.ok(THING).etag("\"1\"");
                }),
            post("/things/bulk").named("changeThings", "Change things.").needs(TICKETS_WRITE)
                .maybeMinimal().takes(NEW).givesEach(SHAPE).examples(MADE)
                .changes((request, write) -> new Reply.Results("thing", "req_1", List.of(
                    new Result.Done(200, THING), new Result.Failed(new Failure.Stale(7))))),
            post("/things/import").named("importThings", "Take things from a file.").needs(TICKETS_WRITE)
                .takesFile("application/x-ndjson", "{\"text\":\"Hello\"}\n")
                .takesFile("text/csv", "text\nHello\n").gives(202, SHAPE)
                .changes((request, write) -> Reply.accepted(told(request.file()))),
            get("/things/changes").named("followThings", "Follow things.").needs(TICKETS_READ)
                .waits(request -> WAITED_WITH_MILLIS.set(
                    request.wanted() ? request.caller().deadline().remainingMillis() : 0))
                .givesAlike(SHAPE).reads(request -> new Reply.Alike(THING)),
            get("/things/{id}/content").where(ID).named("getThing", "Get what a thing holds.")
                .needs(TICKETS_READ).givesContent("What it holds.", "text/plain", "image/png")
                .reads(request -> new Reply.Content("text/plain", "thing.txt",
                    sink -> sink.write("Hello".getBytes(StandardCharsets.UTF_8)))));
    }

    private static JsonText thing(String id) {
        return new JsonWriter().object().field("id", id).field("text", "Hello").endObject().done();
    }

    private static JsonText told(SentFile file) {
        return new JsonWriter().object().field("id", Integer.toString(file.bytes().length))
            .field("text", file.type()).endObject().done();
    }
}
