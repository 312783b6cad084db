package com.jupiteriq.edge;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.limits.Allowance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small surface with every kind of route, for the tests of what is made from route tables.
public record SampleSurface(List<Dress> dresses, boolean ignoresUnknown) implements Surface {

    public static final Shape OWNER = Shape.of("Owner",
        Field.required("name", Schema.text(50), "Who it is."));

    static final Shape NOTE = Shape.of("Note",
        Field.readOnly("id", Schema.uuid(), "Its id."),
        Field.required("text", Schema.nonEmpty(20), "What it says.").example("\"Hello\""),
        Field.required("colour", Schema.oneOf("red", "blue").orNull(), "Its colour.").byDefault("null"),
        Field.required("labels", new Schema.ListOf(Schema.nonEmpty(5), 3), "Words."),
        Field.required("extra", new Schema.FreeObject(100, 3), "Anything."),
        Field.required("owner", OWNER.nested().orNull(), "Whose it is."),
        Field.required("size", new Schema.Whole(0, 100), "How large it is."),
        Field.required("created_at", Schema.timestamp(), "When it was made."));

    static final Shape NEW_NOTE = Shape.of("NewNote",
        Field.required("text", Schema.nonEmpty(20), "What it says."),
        Field.optional("colour", Schema.oneOf("red", "blue").orNull(), "Its colour."),
        Field.optional("owner", OWNER.nested().orNull(), "Whose it is."),
        Field.optional("until", new Schema.DateOrTime(), "How long it counts."),
        Field.optional("pinned", new Schema.Flag(), "Whether it stays on top.").byDefault("false"));

    static final String BODY = """
        {"id":"550e8400-e29b-41d4-a716-446655440000","text":"Hello","colour":null,"labels":["a"],\
        "extra":{"b":1},\
        "owner":{"name":"Ann"},"size":5,"created_at":"2024-01-15T10:30:00Z"}""";

    @Override
    public String mount() {
        return "/sample";
    }

    @Override
    public List<Route> routes() {
        Field id = Field.required("id", Schema.uuid(), "Which note.");
        return List.of(
            Route.get("").named("show the root", "Says that all is well.").gives(200, Shape.of("Root",
                Field.required("status", new Schema.Constant("ok"), "Always the same.")))
                .reads(request -> Reply.nothing()),
            Route.get("/notes").named("listNotes", "Lists the notes.").needs(Permission.TICKETS_READ)
                .filters(List.of(
                    Field.optional("colour", Schema.oneOf("red", "blue"), "Only this colour."),
                    Field.optional("sort", Schema.oneOf("size", "-size"), "The order.")
                        .byDefault("\"size\"")))
                .lists(NOTE)
                .examples(new Route.Example("red ones", "colour=red&limit=2", null,
                    "{\"data\":[" + BODY + "],\"total\":1}"))
                .reads(request -> Reply.nothing()),
            Route.post("/notes").named("createNote", "Creates a note.").needs(Permission.TICKETS_WRITE)
                .takes(NEW_NOTE).gives(201, NOTE).tagged().quota("notes")
                .examples(new Route.Example("short", "", "{\"text\": \"Hello\"}", "{\"note\":" + BODY + "}"))
                .changes((request, write) -> Reply.created("/sample/notes/1", new JsonText(BODY))),
            Route.get("/notes/{id}").named("getNote", "Shows a note.").needs(Permission.TICKETS_READ)
                .where(id).gives(200, NOTE).tagged().reads(request -> Reply.nothing()),
            Route.patch("/notes/{id}").named("changeNote", "Changes a note.").needs(Permission.TICKETS_WRITE)
                .where(id).takes(NEW_NOTE).gives(200, NOTE).tagged()
                .changes((request, write) -> Reply.nothing()),
            Route.delete("/notes/{id}").named("deleteNote", "Deletes a note.")
                .needs(Permission.TICKETS_DELETE)
                .tagged().changes((request, write) -> Reply.nothing()));
    }

    @Override
    public Dress dressBefore(Call call) {
        return dresses.getFirst();
    }

    @Override
    public Dress dressFor(Admitted caller, Call call) {
        return dresses.getFirst();
    }

    @Override
    public boolean admits(Admitted caller) {
        return true;
    }

    @Override
    public List<Allowance> allowances(Admitted caller, @Nullable Route route) {
        return List.of();
    }

    @Override
    public List<Header> headers() {
        return List.of(new Header("X-API-Version", "1.0.0"));
    }

    @Override
    public String about() {
        return "Notes, for \"tests\".";
    }
}
