package com.jupiteriq.edge.v1.events;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.EVENTS_READ;

import com.jupiteriq.access.StreamTickets;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.streams.StreamOrder;
import com.jupiteriq.streams.Streams;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The event log as it grows, told over one connection (000:481, 000:485; decision C65).
public final class StreamRoutes {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final Shape TICKET = Shape.of("StreamTicket",
        Field.required("ticket", Schema.text(200), "To be sent as `ticket`, once."),
        Field.required("expires_in", new Schema.Whole(0, Long.MAX_VALUE), "Its life in seconds.")
            .example("60"));

    private final Streams streams;
    private final StreamTickets tickets;
    private final EventCatalogue catalogue;
    private final EventStreamWords words = new EventStreamWords();

    public StreamRoutes(Streams streams, StreamTickets tickets, EventCatalogue catalogue) {
        this.streams = streams;
        this.tickets = tickets;
        this.catalogue = catalogue;
    }

    public List<Route> table() {
        List<String> selectors = catalogue.selectors();
        List<Field> parameters = List.of(
            Field.optional("type", new Schema.ListOf(new Schema.OneOf(selectors), selectors.size()),
                "Only this type or family; may be repeated."),
            Field.optional("after", new Schema.Whole(0, Long.MAX_VALUE),
                "The position to continue after; without it only what happens from now on is told."),
            Field.optional("ticket", Schema.text(200),
                "Instead of a key, for browsers: from `POST /v1/events/stream-tickets`."));
        return List.of(
            get("/events/stream").named("streamEvents", "Follow the event log as it grows.")
                .needs(EVENTS_READ).filters(parameters)
                .goesOn(EventStreamWords.TYPE, EventStreamWords.FIRST, this::open),
            post("/events/stream-tickets")
                .named("createStreamTicket", "Get a ticket that opens one stream from a browser.")
                .needs(EVENTS_READ).gives(201, TICKET)
                .examples(new Route.Example("issued", "", null,
                    "{\"ticket\":\"sst_AAAAAAAA\",\"expires_in\":60}"))
                .reads(this::issue));
    }

    private Live open(Request request) {
        refuseForOthers(request);
        StreamOrder order = new StreamOrder(request.caller(), request.admitted().credential(),
            request.admitted().plan().streams(), types(request), after(request));
        return streams.open(order, words);
    }

    /// A stream outlives the request: nobody would hear that the user may not any more.
    private static void refuseForOthers(Request request) {
        if (request.admitted().delegate() != null) {
            throw new Refused(new Failure.NotForOthers());
        }
    }

    private Set<String> types(Request request) {
        List<String> selectors = request.query().texts("type");
        if (selectors.isEmpty()) {
            return Set.copyOf(catalogue.names());
        }
        Set<String> types = new HashSet<>();
        selectors.forEach(selector -> types.addAll(catalogue.selected(selector)));
        return types;
    }

    /// A client that comes back knows better than the URL that it came with.
    private static @Nullable Long after(Request request) {
        String last = request.lastEventId();
        if (last != null && !last.isEmpty()) {
            return position(last);
        }
        return request.query().text("after") == null ? null : request.query().whole("after", 0);
    }

    private static long position(String lastEventId) {
        try {
            if (lastEventId.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Long.parseLong(lastEventId);
            }
        } catch (NumberFormatException beyond) {
            // no position is so large
        }
        throw new Refused(new Failure.Unreadable(LAST_EVENT_ID,
            "The header `Last-Event-ID` must be the `id` of an event of this stream, which is a number."));
    }

    private Reply issue(Request request) {
        refuseForOthers(request);
        return Reply.created(new JsonWriter().object()
            .field("ticket", tickets.issue(request.admitted().credential()))
            .field("expires_in", StreamTickets.LIFE.toSeconds())
            .endObject().done());
    }
}
