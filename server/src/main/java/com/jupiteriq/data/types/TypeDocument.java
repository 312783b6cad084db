package com.jupiteriq.data.types;

import com.jupiteriq.data.schemas.ItemSchema;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published JSON of a type of data items.
public final class TypeDocument {

    /// Days, ten years of them.
    static final int LONGEST_RETENTION = 3_650;

    private static final int ALL = 100;
    private static final String BY_ITSELF = " What a body says of it is passed over.";

    /// An index as clients see it, or as they ask for it.
    ///
    /// @param path as it was sent, which may be none
    /// @param progress in a hundred
    record IndexView(String path, IndexKind kind, Index.State state, int progress, boolean auto) {}

    private static final Kind<IndexKind> KIND = Kind.word(IndexKind.values(), IndexKind::word);
    private static final Kind<Index.State> STATE = Kind.word(Index.State.values(), Index.State::word);

    private static final Shape INDEX = Shape.of("DataIndex",
        Field.required("path", Schema.nonEmpty(Path.MAX_LENGTH),
            "Where the value lies in the attributes, `address.city`; items of arrays have no name of their"
                + " own.").example("\"address.city\""),
        Field.required("kind", KIND.schema(),
            "As what values are compared and sorted; `words` are found by `q`.").example("\"text\""),
        Field.readOnly("state", STATE.schema(), "Whether filters can use it." + BY_ITSELF),
        Field.readOnly("progress", new Schema.Whole(0, ALL),
            "How much of the items it holds, in a hundred." + BY_ITSELF),
        Field.readOnly("auto", new Schema.Flag(),
            "Whether filters without an index have asked for it; it goes when it is no longer used, or when"
                + " others need its place. One that comes back as `true` stays so."));

    static final Attribute<TypeState, JsonText> SCHEMA =
        Attribute.of("schema", Kind.object(ItemSchema.MAX_BYTES, ItemSchema.MAX_DEPTH),
            (TypeState state) -> state.type().schema(),
            "JSON Schema 2020-12 that attributes have to fit from now on; items that are there stay.")
            .orNull().example("{\"type\":\"object\",\"required\":[\"city\"],"
                + "\"properties\":{\"city\":{\"type\":\"string\"}}}");

    static final Attribute<TypeState, List<IndexView>> INDEXES =
        Attribute.of("indexes",
            new Kind<>(new Schema.ListOf(INDEX.nested(), DataType.MOST_INDEXES),
                TypeDocument::print, TypeDocument::read),
            TypeState::indexes, "By which values items can be found and sorted.")
            .byDefault(List.of()).example("[{\"path\":\"city\",\"kind\":\"text\"}]");

    static final Attribute<TypeState, Long> RETENTION =
        Attribute.of("retention_days", Kind.whole(1, LONGEST_RETENTION), TypeDocument::retention,
            "How many days after their last change items are deleted; null for never.")
            .orNull().example("365");

    public static final Document<TypeState> TYPE = Document.of("DataType",
        Attribute.of("type", Kind.text(new Schema.Patterned(DataType.NAME)),
            (TypeState state) -> state.type().name(), "Its name.").readOnly(),
        SCHEMA, INDEXES, RETENTION,
        count("items", TypeState::items, "How many there are, archived ones too."),
        count("bytes", TypeState::bytes, "Of the attributes of all of them."),
        count("version", state -> (long) state.type().version(), "Grows with every change."),
        time("created_at", state -> state.type().createdAt(), "When it was first used or declared."),
        time("updated_at", state -> state.type().updatedAt(), "When what is declared last changed."));

    private TypeDocument() {}

    private static Attribute<TypeState, Long> count(
        String name, Attribute.Getter<TypeState, Long> value, String about) {
        return Attribute.of(name, Kind.whole(0, Long.MAX_VALUE), value, about).readOnly();
    }

    private static Attribute<TypeState, Instant> time(
        String name, Attribute.Getter<TypeState, Instant> value, String about) {
        return Attribute.of(name, Kind.time(), value, about).readOnly();
    }

    private static @Nullable Long retention(TypeState state) {
        Integer days = state.type().retentionDays();
        return days == null ? null : days.longValue();
    }

    private static void print(List<IndexView> indexes, JsonWriter out) {
        out.array();
        for (IndexView index : indexes) {
            out.object().field("path", index.path).field("kind", index.kind.word())
                .field("state", index.state.word()).field("progress", index.progress)
                .field("auto", index.auto).endObject();
        }
        out.endArray();
    }

    private static List<IndexView> read(JsonValue sent) {
        List<IndexView> indexes = new ArrayList<>();
        if (sent instanceof JsonValue.Arr(List<JsonValue> items)) {
            for (JsonValue item : items) {
                if (item instanceof JsonValue.Obj(var members)) {
                    Fields fields = new Fields(members);
                    indexes.add(new IndexView(fields.requiredText("path"), kind(fields.requiredText("kind")),
                        Index.State.BUILDING, 0, fields.flag("auto", false)));
                }
            }
        }
        return indexes;
    }

    private static IndexKind kind(String word) {
        return IndexKind.of(word)
            .orElseThrow(() -> new IllegalStateException("no kind where the schema has found one"));
    }
}
