package com.jupiteriq.data.finding;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemDocument;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which items are wanted, and in which order. What is null is not asked for.
///
/// @param createdAfter as it was sent, like the other times
/// @param words the query of `q`
/// @param conditions what is asked of attributes
public record Wanted(
    @Nullable String type, @Nullable String status, @Nullable String externalId, Archived archived,
    @Nullable Instant createdAfter, @Nullable Instant createdBefore, @Nullable Instant updatedAfter,
    @Nullable Instant updatedBefore, @Nullable String words, List<Condition> conditions, Sorting sorting) {

    /// Whether items of the archive are wanted.
    public enum Archived {
        FALSE, TRUE, ANY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Of items that are wanted: whether they are archived.
        List<Boolean> parts() {
            return switch (this) {
                case FALSE -> List.of(false);
                case TRUE -> List.of(true);
                case ANY -> List.of(false, true);
            };
        }
    }

    private static final int MAX_QUERY = 500;

    static final Parameter<String> TYPE =
        Parameter.of(ItemDocument.TYPE, "Only items of this type.").example("\"order\"");
    static final Parameter<String> STATUS =
        Parameter.of(ItemDocument.STATUS, "Only items with this status.").example("\"active\"");
    static final Parameter<String> EXTERNAL_ID =
        Parameter.of(ItemDocument.EXTERNAL_ID, "Only items with this id in another system.");
    static final Parameter<Archived> ARCHIVED = Parameter.of("archived",
        Kind.word(Archived.values(), Archived::word),
        "Whether items of the archive are listed: instead, or too.");
    static final Parameter<Instant> CREATED_AFTER = Parameter.time("created_after", "Made after this time.");
    static final Parameter<Instant> CREATED_BEFORE =
        Parameter.time("created_before", "Made before this time.");
    static final Parameter<Instant> UPDATED_AFTER =
        Parameter.time("updated_after", "Changed after this time.");
    static final Parameter<Instant> UPDATED_BEFORE =
        Parameter.time("updated_before", "Changed before this time.");
    static final Parameter<String> WORDS = Parameter.of("q", Kind.text(new Schema.Wanted(MAX_QUERY)),
        "Every word must occur in what the type's indexes of words hold, in any case. Needs `type`.");
    static final Parameter<String> SORT = Parameter.of(Sorting.PARAMETER,
        Kind.text(new Schema.Patterned(Sorting.PATTERN)), "The order; `-` for falling. By `external_id` and"
            + " by attributes it needs `type`; by attributes also an index of the type.");

    /// What a list can be asked beside its conditions.
    static List<Field> parameters() {
        return Stream.of(TYPE, STATUS, EXTERNAL_ID, ARCHIVED, CREATED_AFTER, CREATED_BEFORE, UPDATED_AFTER,
            UPDATED_BEFORE, WORDS, SORT).map(Wanted::field).toList();
    }

    private static Field field(Parameter<?> parameter) {
        Field field = parameter.field();
        return parameter == ARCHIVED ? field.byDefault("\"false\"")
            : parameter == SORT ? field.byDefault("\"" + Sorting.USUAL + "\"") : field;
    }

    /// From texts that fit [Finding#parameters()]. Refuses what cannot be read.
    ///
    /// @param text the text of a parameter by its name, null for none
    /// @param attributes the parameters that begin with [Condition#PARAMETER]
    public static Wanted of(Function<String, @Nullable String> text, Map<String, String> attributes) {
        String status = value(STATUS, text);
        Archived archived = value(ARCHIVED, text);
        Archived usual = Item.ARCHIVED.equals(status) ? Archived.TRUE : Archived.FALSE;
        String words = value(WORDS, text);
        Sorting sorting = Sorting.of(Objects.requireNonNullElse(value(SORT, text), Sorting.USUAL));
        if (words != null && sorting.path() != null) {
            throw Sorting.refused("What is found by `q` cannot be sorted by an attribute. Leave out one of"
                + " them.");
        }
        String type = value(TYPE, text);
        if (type == null && sorting.by() == Sorting.By.EXTERNAL_ID) {
            throw Sorting.refused(
                "External ids are names within a type. Send `type` too, or sort otherwise.");
        }
        return new Wanted(type, status, value(EXTERNAL_ID, text), archived == null ? usual : archived,
            value(CREATED_AFTER, text), value(CREATED_BEFORE, text), value(UPDATED_AFTER, text),
            value(UPDATED_BEFORE, text), words, conditions(attributes), sorting);
    }

    /// In one order however they are sent, so that equal questions are equal statements.
    private static List<Condition> conditions(Map<String, String> attributes) {
        return attributes.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .map(one -> Condition.parse(one.getKey(), one.getValue())).toList();
    }

    private static <V> @Nullable V value(Parameter<V> parameter, Function<String, @Nullable String> text) {
        String sent = text.apply(parameter.name());
        return sent == null ? null : parameter.kind().parse(sent);
    }
}
