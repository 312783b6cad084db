package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.data.ItemDocument.ITEM;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.DATA_READ;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.Item;
import com.jupiteriq.data.feed.ChangeFeed;
import com.jupiteriq.data.feed.ItemChange;
import com.jupiteriq.data.feed.Waiters;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.time.Duration;
import java.util.List;

/// What became of data items since a position (000:513-517): alike in every dress, as the event log is.
final class ChangeRoutes {

    private static final int USUAL_LIMIT = 100;

    /// A page never divides a bulk.
    private static final int MOST_SHOWN = ChangeFeed.MAX_LIMIT + Bulk.MAX - 1;

    private static final List<Field> PARAMETERS = List.of(
        Field.optional("after", new Schema.Whole(0, Long.MAX_VALUE),
            "The position to continue after; 0 without.").byDefault("0").example("0"),
        Field.optional("limit", new Schema.Whole(1, ChangeFeed.MAX_LIMIT),
            "How many items at most; a bulk that goes beyond is told whole.").byDefault("100"),
        Field.optional("type", new Schema.Patterned(DataType.NAME), "Only items of this type."),
        Field.optional("wait", new Schema.Whole(0, RequestBounds.LONGEST_WAIT.toSeconds()),
            "Seconds to wait for a change where there is none.").byDefault("0"));

    private static final Shape CHANGE = Shape.of("ItemChange",
        Field.required("position", new Schema.Whole(1, Long.MAX_VALUE), "Where it stands in the event log."),
        Field.required("op", Schema.oneOf("upsert", "delete"), "What to do with a copy of the item."),
        Field.required("id", Schema.typeId(Item.PREFIX), "Which item it is."),
        Field.required("type", Schema.text(64).orNull(),
            "Its type; null where nothing is kept of the item."),
        Field.required("external_id", Schema.text(Item.MAX_EXTERNAL_ID).orNull(),
            "Its id in another system."),
        Field.required("item", ITEM.shape().nested().orNull(),
            "The item as it is by now; null when it is deleted."));

    private static final Shape STRETCH = Shape.of("ItemChanges",
        Field.required("data", new Schema.ListOf(CHANGE.nested(), MOST_SHOWN),
            "In the order of commits; each item once, as it is by now."),
        Field.required("next_after", new Schema.Whole(0, Long.MAX_VALUE), "What to send as `after` next."),
        Field.required("has_more", new Schema.Flag(), "Whether there may be more now."));

    private final ChangeFeed feed;
    private final Waiters waiters;

    ChangeRoutes(ChangeFeed feed, Waiters waiters) {
        this.feed = feed;
        this.waiters = waiters;
    }

    List<Route> table() {
        return List.of(
            get("/data/changes").named("listItemChanges", "Follow the changes of data items.")
                .needs(DATA_READ).filters(PARAMETERS).givesAlike(STRETCH).waits(this::await)
                .examples(ItemExamples.CHANGES).reads(this::changes));
    }

    /// Until there may be something to tell of.
    private void await(Request request) {
        Caller caller = request.caller();
        String type = request.query().text("type");
        long end = System.nanoTime() + Duration.ofSeconds(request.query().whole("wait", 0)).toNanos();
        long after = after(request);
        while (end - System.nanoTime() > 0 && request.wanted()) {
            ChangeFeed.Look look = feed.look(caller, after, type);
            if (look.found()) {
                return;
            }
            after = look.nextAfter();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!look.hasMore() && !waiters.await(caller.tenant().id(), after, left, request::wanted)) {
                return;
            }
        }
    }

    private Reply changes(Request request) {
        int limit = (int) request.query().whole("limit", USUAL_LIMIT);
        return new Reply.Alike(
            json(feed.after(request.caller(), after(request), request.query().text("type"), limit)));
    }

    private static long after(Request request) {
        return request.query().whole("after", 0);
    }

    private static JsonText json(ChangeFeed.Stretch stretch) {
        JsonWriter out = new JsonWriter().object().key("data").array();
        for (ItemChange change : stretch.changes()) {
            out.object()
                .field("position", change.position())
                .field("op", change.item() == null ? "delete" : "upsert")
                .field("id", TypeId.of(Item.PREFIX, change.id()))
                .field("type", change.type())
                .field("external_id", change.externalId())
                .field("item", change.item() == null ? null : ITEM.of(change.item()))
                .endObject();
        }
        return out.endArray()
            .field("next_after", stretch.nextAfter())
            .field("has_more", stretch.hasMore())
            .endObject()
            .done();
    }
}
