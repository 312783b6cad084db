package com.jupiteriq.data;

import static com.jupiteriq.data.ItemDocument.ITEM;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// What subscribers hear of items: the item itself, as 000:338-349 prints it, with what changed; of many at
/// once only the ids (decision C67).
public final class ItemEvents {

    /// What happened to the items of a bulk, by which its event lists them.
    public enum Happened {
        CREATE, UPDATE, DELETE, ARCHIVE, RESTORE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final String CREATED = "data.created";
    public static final String UPDATED = "data.updated";
    public static final String DELETED = "data.deleted";
    public static final String ARCHIVED = "data.archived";
    public static final String RESTORED = "data.restored";
    public static final String BULK_UPDATED = "data.bulk_updated";

    /// Those that tell of one item.
    public static final Set<String> OF_ONE = Set.of(CREATED, UPDATED, DELETED, ARCHIVED, RESTORED);

    public static final Set<String> ALL = Set.of(CREATED, UPDATED, DELETED, ARCHIVED, RESTORED, BULK_UPDATED);

    public static final String BULK_PREFIX = "blk";

    private static final int MOST_FIELDS = 10;

    private static final List<Field> FLAT = ITEM.shape().fields().stream()
        .filter(field -> !Set.of("id", "type", "attributes").contains(field.name()))
        .map(field -> Field.optional(field.name(), field.schema(), "Of data events: of the item."))
        .toList();

    private static final Field IDS = Field.optional("ids", new Schema.FreeObject(1 << 20, 2),
        "Of `data.bulk_updated`: the ids by what happened: `create`, `update`, `delete`, `archive`,"
            + " `restore`.");

    private record Changed(Item item, List<String> fields) {}

    private static final Document<Changed> CHANGED = ITEM.within("ChangedItem", Changed::item,
        Attribute.of("changed_fields", Kind.texts(Schema.text(100), MOST_FIELDS), Changed::fields,
            "What changed."));

    private ItemEvents() {}

    static EventTypes types() {
        Item made = Item.made(EventType.SAMPLE_ID, Item.USUAL_TYPE, "active",
            new JsonText("{\"city\":\"Oslo\"}"), null);
        Instant at = made.createdAt();
        Item archived = made.archived(at);
        return EventTypes.of(
            new EventType(created(made), at, "An item was made.", FLAT),
            new EventType(updated(made, List.of("attributes")), at, "An item was changed.", FLAT,
                EventType.CHANGED_FIELDS),
            new EventType(deleted(made), at, "An item was moved to the trash, or deleted for good.", FLAT),
            new EventType(archived(archived), at, "An item was archived.", FLAT),
            new EventType(restored(archived.unarchived(at)), at,
                "An item came back from the archive or the trash.", FLAT),
            new EventType(bulk(EventType.SAMPLE_ID, Map.of(Happened.UPDATE, List.of(made.id()))), at,
                "Many items were changed in one request.", List.of(), IDS));
    }

    static Event created(Item item) {
        return new Event(CREATED, ITEM.of(item));
    }

    static Event updated(Item item, List<String> changed) {
        return new Event(UPDATED, CHANGED.of(new Changed(item, changed)));
    }

    /// What an item shows to have changed that went to the archive or came back.
    static List<String> withArchive(Changes changes) {
        return Stream.concat(changes.fields().stream(), Stream.of("archived_at")).toList();
    }

    static Event deleted(Item item) {
        return new Event(DELETED, ITEM.of(item));
    }

    static Event archived(Item item) {
        return new Event(ARCHIVED, ITEM.of(item));
    }

    static Event restored(Item item) {
        return new Event(RESTORED, ITEM.of(item));
    }

    static Event bulk(UUID id, Map<Happened, ? extends Collection<UUID>> items) {
        JsonWriter out = new JsonWriter().object()
            .field("id", TypeId.of(BULK_PREFIX, id)).field("type", "bulk")
            .field("attributes", JsonText.EMPTY_OBJECT).key("ids").object();
        for (Happened happened : Happened.values()) {
            Collection<UUID> those = items.containsKey(happened) ? items.get(happened) : List.of();
            out.field(happened.word(), those.stream()
                .map(item -> TypeId.of(Item.PREFIX, item)).toList());
        }
        return new Event(BULK_UPDATED, out.endObject().endObject().done());
    }
}
