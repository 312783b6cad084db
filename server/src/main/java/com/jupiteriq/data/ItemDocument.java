package com.jupiteriq.data;

import com.jupiteriq.data.types.DataType;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;

/// The published JSON of a data item (000:342-346).
public final class ItemDocument {

    public static final Attribute<Item, String> TYPE =
        Attribute.of("type", Kind.text(new Schema.Patterned(DataType.NAME)), Item::type,
            "What kind of item it is, for good.")
            .byDefault(Item.USUAL_TYPE).example("\"order\"");

    public static final Attribute<Item, String> STATUS =
        Attribute.of("status", Kind.line(Item.MAX_STATUS), Item::status,
            "Any word; `" + Item.ARCHIVED + "` is that of archived items.")
            .byDefault("active").example("\"active\"");

    public static final Attribute<Item, JsonText> ATTRIBUTES =
        Attribute.of("attributes", Kind.object(new Schema.FreeObject(
            Item.MAX_ATTRIBUTE_BYTES, Item.MAX_ATTRIBUTE_DEPTH, Item.MAX_ATTRIBUTE_VALUES)), Item::attributes,
            "Anything; the order of keys and the text of numbers are kept.")
            .byDefault(JsonText.EMPTY_OBJECT).example("{\"city\":\"Oslo\",\"price\":19.90}");

    public static final Attribute<Item, String> EXTERNAL_ID =
        Attribute.of("external_id", Kind.nonEmpty(Item.MAX_EXTERNAL_ID), Item::externalId,
            "Its id in another system; no other item of its type has it.")
            .orNull().example("\"order-1001\"");

    /// The type stands since the item was made.
    public static final Document<Item> ITEM = document(TYPE.readOnly());

    /// With the type, to make one.
    public static final Document<Item> NEW_ITEM = document(TYPE);

    private ItemDocument() {}

    private static Document<Item> document(Attribute<Item, String> type) {
        return Document.of("Item",
            Attribute.of("id", Kind.id(Item.PREFIX), Item::id, "Its public id.").readOnly(),
            type, STATUS, ATTRIBUTES, EXTERNAL_ID,
            Attribute.of("version", Kind.whole(1, Integer.MAX_VALUE), (Item item) -> (long) item.version(),
                "Grows with every change.").readOnly(),
            time("created_at", Item::createdAt, "When it was made."),
            time("updated_at", Item::updatedAt, "When it last changed."),
            time("archived_at", Item::archivedAt, "When it was archived.").orNull());
    }

    private static Attribute<Item, Instant> time(
        String name, Attribute.Getter<Item, Instant> value, String about) {
        return Attribute.of(name, Kind.time(), value, about).readOnly();
    }
}
