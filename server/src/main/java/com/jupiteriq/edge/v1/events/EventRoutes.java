package com.jupiteriq.edge.v1.events;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.EVENTS_READ;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Route.Example;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.EventType;
import com.jupiteriq.events.Events;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.PageRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The event log, to be polled in order and resumed after any position (000:135, 000:501).
public final class EventRoutes {

    private static final List<Field> OF_EVERY_EVENT = List.of(
        Field.required("id", Schema.text(100), "Public id of the object."),
        Field.required("type", Schema.text(100), "What kind of object it is."),
        Field.required("attributes", new Schema.FreeObject(Integer.MAX_VALUE, 100),
            "The object as `/v1` shows it."));

    private static final Tenant SAMPLE_TENANT =
        new Tenant(EventType.SAMPLE_ID, EventType.SAMPLE_ID, Environment.LIVE);

    private final Events events;
    private final EventCatalogue catalogue;

    public EventRoutes(Events events, EventCatalogue catalogue) {
        this.events = events;
        this.catalogue = catalogue;
    }

    public List<Route> table() {
        Shape data = new Shape("EventData",
            Stream.concat(OF_EVERY_EVENT.stream(), catalogue.flatFields().stream()).toList());
        Shape event = Shape.of("Event",
            Field.required("id", Schema.typeId("evt"), "Unique id of the event."),
            Field.required("event", new Schema.OneOf(catalogue.names()), "Its type. " + meanings()),
            Field.required("timestamp", Schema.timestamp(), "When it happened."),
            Field.required("account_id", Schema.typeId("acc"), "Whose it is."),
            Field.required("api_version", Schema.text(20), "The version of the API that made it."),
            Field.required("sequence", new Schema.Whole(1, Long.MAX_VALUE), "Its position in the log."),
            Field.required("data", data.nested(), "What happened to what."));
        Shape stretch = Shape.of("EventStretch",
            Field.required("data", new Schema.ListOf(event.nested(), PageRequest.MAX_LIMIT),
                "In order of position."),
            Field.required("has_more", new Schema.Flag(), "Whether more events are there now."),
            Field.required("next_after", new Schema.Whole(0, Long.MAX_VALUE),
                "What to send as `after` next."));
        List<Field> parameters = List.of(
            Field.optional("after", new Schema.Whole(0, Long.MAX_VALUE),
                "The position to continue after; 0 without.")
                .example("0"),
            Field.optional("type", new Schema.OneOf(catalogue.selectors()), "Only this type or family."),
            Field.optional("limit", new Schema.Whole(1, Long.MAX_VALUE),
                "How many at most; 20 without, and never more than 100."));
        return List.of(
            get("/events").named("listEvents", "Read the event log in order.")
                .needs(EVENTS_READ).filters(parameters).givesAlike(stretch)
                .examples(examples())
                .reads(this::list));
    }

    private String meanings() {
        return catalogue.types().stream()
            .map(type -> "`" + type.name() + "`: " + type.about())
            .collect(Collectors.joining(" "));
    }

    /// One for each type, after one that names none.
    private Example[] examples() {
        Stream<Example> told = IntStream.range(0, catalogue.types().size())
            .mapToObj(i -> example(catalogue.types().get(i), i + 1));
        return Stream.concat(Stream.of(new Example("fromTheStart", "after=0", null, null)), told)
            .toArray(Example[]::new);
    }

    private static Example example(EventType type, long sequence) {
        LoggedEvent event =
            new LoggedEvent(EventType.SAMPLE_ID, type.name(), type.at(), type.example().data(), sequence);
        JsonText stretch = json(new Events.Stretch(List.of(event), false, sequence), SAMPLE_TENANT);
        return new Example(type.name(), "type=" + type.name(), null, stretch.text());
    }

    private Reply list(Request request) {
        Query query = request.query();
        Events.Stretch stretch = events.after(
            request.caller(), query.whole("after", 0), query.text("type"), query.page().limit());
        return new Reply.Alike(json(stretch, request.caller().tenant()));
    }

    private static JsonText json(Events.Stretch stretch, Tenant tenant) {
        JsonWriter out = new JsonWriter().object().key("data").array();
        for (LoggedEvent event : stretch.events()) {
            out.raw(event.payload(tenant));
        }
        return out.endArray()
            .field("has_more", stretch.hasMore())
            .field("next_after", stretch.nextAfter())
            .endObject()
            .done();
    }
}
