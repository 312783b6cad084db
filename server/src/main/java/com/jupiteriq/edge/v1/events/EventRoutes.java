package com.jupiteriq.edge.v1.events;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.EVENTS_READ;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.Events;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.PageRequest;
import java.util.List;

/// The event log, to be polled in order and resumed after any position (000:135, 000:501).
public final class EventRoutes {

    private static final Shape DATA = Shape.of("EventData",
        Field.required("id", Schema.text(100), "Public id of the object."),
        Field.required("type", Schema.text(100), "What kind of object it is."),
        Field.required("attributes", new Schema.FreeObject(Integer.MAX_VALUE, 100),
            "The object as `/v1` shows it."),
        Field.optional("ticket_id", Schema.text(100), "Of ticket events: the ticket."),
        Field.optional("customer_email", Schema.email().orNull(), "Of ticket events: the customer."),
        Field.optional("subject", Schema.text(1_000), "Of ticket events: the subject."),
        Field.optional("priority", Schema.text(100), "Of ticket events: the priority."),
        Field.optional("changed_fields", new Schema.ListOf(Schema.text(100), 100),
            "Of updates: what changed."),
        Field.optional("webhook_id", Schema.text(100), "Of `webhook.delivery_failed`: the endpoint."),
        Field.optional("disables_at", Schema.timestamp().orNull(),
            "Of `webhook.delivery_failed`: when the endpoint is switched off if it goes on failing."),
        Field.optional("comment", new Schema.FreeObject(Integer.MAX_VALUE, 100),
            "Of `response.sent`: the reply."));

    private final Events events;
    private final EventCatalogue catalogue;

    public EventRoutes(Events events, EventCatalogue catalogue) {
        this.events = events;
        this.catalogue = catalogue;
    }

    public List<Route> table() {
        Shape event = Shape.of("Event",
            Field.required("id", Schema.typeId("evt"), "Unique id of the event."),
            Field.required("event", new Schema.OneOf(catalogue.types()), "Its type."),
            Field.required("timestamp", Schema.timestamp(), "When it happened."),
            Field.required("account_id", Schema.typeId("acc"), "Whose it is."),
            Field.required("api_version", Schema.text(20), "The version of the API that made it."),
            Field.required("sequence", new Schema.Whole(1, Long.MAX_VALUE), "Its position in the log."),
            Field.required("data", DATA.nested(), "What happened to what."));
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
                .needs(EVENTS_READ).filters(parameters).gives(200, stretch)
                .examples(EventExamples.of(catalogue.types()))
                .reads(this::list));
    }

    private Reply list(Request request) {
        Query query = request.query();
        Events.Stretch stretch = events.after(
            request.caller(), query.whole("after", 0), query.text("type"), query.page().limit());
        JsonWriter out = new JsonWriter().object().key("data").array();
        for (LoggedEvent event : stretch.events()) {
            out.raw(event.payload(request.caller().tenant()));
        }
        return Reply.ok(out.endArray()
            .field("has_more", stretch.hasMore())
            .field("next_after", stretch.nextAfter())
            .endObject()
            .done());
    }
}
