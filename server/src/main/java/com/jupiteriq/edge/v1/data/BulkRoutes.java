package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.data.ItemDocument.ITEM;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.DATA_WRITE;

import com.jupiteriq.accounts.Feature;
import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.Item;
import com.jupiteriq.data.Items;
import com.jupiteriq.data.Operation;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Reply.Result;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.store.Write;
import java.util.List;

/// Many operations on data items in one request (000:298).
final class BulkRoutes {

    private static final String OPERATIONS = "operations";
    private static final String ATOMIC = "atomic";

    private static final Shape BULK = Shape.of("ItemBulk",
        Field.required(OPERATIONS, new Schema.Each(Operations.SHAPE, Bulk.MAX),
            "Each as if it were sent alone, in this order; without `atomic` one that is wrong fails alone."),
        Field.optional(ATOMIC, new Schema.Flag(), "Do all or none.").byDefault("false"));

    private final Bulk bulk;

    BulkRoutes(Bulk bulk) {
        this.bulk = bulk;
    }

    List<Route> table() {
        return List.of(
            post("/data/bulk").named("changeItems", "Do 1 to 100 operations on data items.")
                .needs(DATA_WRITE).gated(Feature.DATA_BULK.word()).takes(BULK).countsEach(OPERATIONS)
                .givesEach(ITEM.shape()).maybeMinimal().quota(Items.QUOTA)
                .examples(ItemExamples.BULK)
                .changes(this::change));
    }

    private Reply change(Request request, Write write) {
        List<Operation> operations =
            request.body().values().get(OPERATIONS) instanceof JsonValue.Arr(List<JsonValue> sent)
                ? sent.stream().map(Operations::read).toList() : List.of();
        return new Reply.Results("item", request.caller().origin().requestId(),
            bulk.apply(operations, request.body().flag(ATOMIC, false), write).stream()
                .map(BulkRoutes::result).toList());
    }

    private static Result result(Bulk.Outcome outcome) {
        return switch (outcome) {
            case Bulk.Outcome.Made(Item item) -> new Result.Made(ITEM.of(item));
            case Bulk.Outcome.Is(Item item, _) -> new Result.Done(200, ITEM.of(item));
            case Bulk.Outcome.Deleted _ -> new Result.Done(204, null);
            case Bulk.Outcome.Failed(Failure failure) -> new Result.Failed(failure);
        };
    }
}
