package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.data.ItemDocument.ITEM;
import static com.jupiteriq.data.ItemDocument.NEW_ITEM;
import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.DATA_DELETE;
import static com.jupiteriq.kernel.Permission.DATA_READ;
import static com.jupiteriq.kernel.Permission.DATA_WRITE;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.Items;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.Schema;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.function.BiFunction;

/// One data item (000:293-297).
final class ItemRoutes {

    private static final PathId ID = new PathId("id", Item.PREFIX, "data item");

    private static final Field TYPE = Field.required("type", new Schema.Patterned(DataType.NAME),
        "The item's type.").example("\"order\"");

    private static final Field EXTERNAL_ID = Field.required("external_id",
        Schema.nonEmpty(Item.MAX_EXTERNAL_ID), "Its id in another system.").example("\"order-1001\"");

    private static final Field PURGE = Field.optional("purge", new Schema.Flag(),
        "Keep nothing of it, not even in the trash; also takes one from there.").byDefault("false");

    private final Items items;

    ItemRoutes(Items items) {
        this.items = items;
    }

    List<Route> table() {
        return List.of(
            post("/data").named("createItem", "Make a data item.").keyed()
                .needs(DATA_WRITE).takes(NEW_ITEM.creation()).gives(201, ITEM.shape()).tagged()
                .maybeMinimal().quota(Items.QUOTA).examples(ItemExamples.NEW).changes(this::create),
            get("/data/{id}").where(ID.field()).named("getItem", "Read a data item.")
                .needs(DATA_READ).filters(List.of(ItemFields.PARAMETER)).gives(200, ITEM.shape()).tagged()
                .reads(request -> shown(items.get(request.caller(), ID.in(request)), request)),
            get("/data/by-external-id/{type}/{external_id}").where(TYPE, EXTERNAL_ID)
                .named("getItemByExternalId", "Read the data item that another system calls so.")
                .needs(DATA_READ).filters(List.of(ItemFields.PARAMETER)).gives(200, ITEM.shape()).tagged()
                .reads(request -> shown(items.byExternalId(request.caller(), request.variable("type"),
                    request.variable("external_id")), request)),
            patch("/data/{id}").where(ID.field())
                .named("updateItem", "Change a data item by a merge patch; its attributes are merged.")
                .needs(DATA_WRITE).takes(ITEM.patch()).gives(200, ITEM.shape()).tagged()
                .maybeMinimal().examples(ItemExamples.CHANGED).changes(change(ITEM::patched)),
            put("/data/{id}").where(ID.field())
                .named("replaceItem", "Replace a data item; what is left out returns to its default.")
                .needs(DATA_WRITE).takes(ITEM.replacement()).gives(200, ITEM.shape()).tagged()
                .maybeMinimal().examples(ItemExamples.REPLACED).changes(change(ITEM::replaced)),
            delete("/data/{id}").where(ID.field())
                .named("deleteItem", "Move a data item to the trash, where it stays for 30 days.")
                .needs(DATA_DELETE).filters(List.of(PURGE)).tagged().changes(this::remove),
            post("/data/{id}/archive").where(ID.field()).named("archiveItem", "Archive a data item.")
                .needs(DATA_WRITE).gives(200, ITEM.shape()).tagged().mindsIfMatch().maybeMinimal()
                .changes((request, write) -> one(items.archive(
                    ID.in(request), ETags.expected(request.ifMatch()), write))),
            post("/data/{id}/restore").where(ID.field())
                .named("restoreItem", "Bring a data item back from the archive or the trash.")
                .needs(DATA_WRITE).gives(200, ITEM.shape()).tagged().mindsIfMatch().maybeMinimal()
                .quota(Items.QUOTA).changes((request, write) -> one(items.restore(
                    ID.in(request), ETags.expected(request.ifMatch()), write))));
    }

    private Reply create(Request request, Write write) {
        Item item = items.create(NEW_ITEM.created(request.body()), write);
        return Reply.created(V1.MOUNT + "/data/" + item.publicId(), ITEM.of(item))
            .etag(ETags.of(item.version()));
    }

    private Route.Changing change(BiFunction<Item, Fields, Draft<Item>> manner) {
        return (request, write) -> one(items.change(ID.in(request), ETags.expected(request.ifMatch()),
            before -> manner.apply(before, request.body()), write));
    }

    private Reply remove(Request request, Write write) {
        if (request.query().flag("purge", false)) {
            items.purge(ID.in(request), ETags.expected(request.ifMatch()), write);
        } else {
            items.delete(ID.in(request), ETags.expected(request.ifMatch()), write);
        }
        return Reply.nothing();
    }

    private static Reply.One one(Item item) {
        return Reply.ok(ITEM.of(item)).etag(ETags.of(item.version()));
    }

    private static Reply.One shown(Item item, Request request) {
        return Reply.ok(ItemFields.of(request.query()).shown(item)).etag(ETags.of(item.version()));
    }
}
