package com.jupiteriq.data.finding;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Meaning;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Times;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.text.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list is to be, found by going through all items.
final class Model {

    private static final Map<String, IndexKind> KINDS = Map.of("a", IndexKind.NUMBER, "b", IndexKind.TEXT,
        "t", IndexKind.TIME, "n.x", IndexKind.TEXT, "c", IndexKind.NUMBER, "u", IndexKind.TEXT);

    private static final Comparator<UUID> UNSIGNED = Comparator.comparing(UUID::toString);

    private Model() {}

    static List<Item> of(List<Item> all, Wanted wanted, List<String> query) {
        Comparator<Item> order = order(wanted.sorting()).thenComparing(Item::id, UNSIGNED);
        return all.stream().filter(item -> fits(item, wanted))
            .sorted(wanted.sorting().falling() ? order.reversed() : order).toList();
    }

    private static boolean fits(Item item, Wanted wanted) {
        return (wanted.type() == null || item.type().equals(wanted.type()))
            && (wanted.status() == null || item.status().equals(wanted.status()))
            && (wanted.externalId() == null || wanted.externalId().equals(item.externalId()))
            && wanted.archived().parts().contains(item.isArchived())
            && isBetween(item.createdAt(), wanted.createdAfter(), wanted.createdBefore())
            && isBetween(item.updatedAt(), wanted.updatedAfter(), wanted.updatedBefore())
            && wanted.conditions().stream()
                .allMatch(condition -> Meaning.holds(
                    condition, item.values(), KINDS.get(condition.path().text())))
            && (wanted.words() == null || hasWords(item, wanted.words()));
    }

    private static boolean isBetween(Instant time, @Nullable Instant after, @Nullable Instant before) {
        return (after == null || !time.isBefore(Filter.nextSecond(after)))
            && (before == null || time.isBefore(Filter.thisSecond(before)));
    }

    private static boolean hasWords(Item item, String query) {
        List<String> there = item.values().members().get("w") instanceof JsonValue.Str(String text)
            ? List.of(Words.in(text).split(" ")) : List.of();
        return there.containsAll(Words.wanted(query));
    }

    private static Comparator<Item> order(Sorting sorting) {
        return switch (sorting.by()) {
            case CREATION -> Comparator.comparing(item -> 0);
            case UPDATE -> Comparator.comparing(Item::updatedAt);
            case EXTERNAL_ID ->
                Comparator.comparing(Item::externalId, Comparator.nullsLast(Model::codePoints));
            case ATTRIBUTE -> Comparator.comparing(
                item -> straight(item, sorting.path()),
                (one, other) -> values(one, other, KINDS.get(sorting.path().text())));
        };
    }

    private static int values(@Nullable JsonValue one, @Nullable JsonValue other, IndexKind kind) {
        int rank = Integer.compare(rank(one, kind), rank(other, kind));
        return rank != 0 || rank(one, kind) > 0 ? rank : switch (kind) {
            case NUMBER -> new BigDecimal(((JsonValue.Num) one).text())
                .compareTo(new BigDecimal(((JsonValue.Num) other).text()));
            case TIME -> time(one).compareTo(time(other));
            case TEXT -> codePoints(cut(((JsonValue.Str) one).value()), cut(((JsonValue.Str) other).value()));
            case WORDS -> throw new IllegalStateException();
        };
    }

    /// What is longer is kept up to here, and comes behind what ends here.
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= 255
            ? text : text.substring(0, text.offsetByCodePoints(0, 255)) + "\u0001";
    }

    private static int rank(@Nullable JsonValue value, IndexKind kind) {
        boolean fits = switch (kind) {
            case NUMBER -> value instanceof JsonValue.Num;
            case TIME -> value instanceof JsonValue.Str(String text) && Times.parse(text).isPresent();
            case TEXT -> value instanceof JsonValue.Str;
            case WORDS -> false;
        };
        return fits ? 0 : value == null ? 2 : 1;
    }

    private static Instant time(JsonValue value) {
        return Times.parse(((JsonValue.Str) value).value()).orElseThrow();
    }

    private static int codePoints(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static @Nullable JsonValue straight(Item item, Path path) {
        JsonValue at = item.values();
        for (String name : path.names()) {
            at = at instanceof JsonValue.Obj(var members) ? members.get(name) : null;
        }
        // a nested path behind an array is there, though no single value is
        return at == null && isThere(item.values(), path.names()) ? new JsonValue.Arr(List.of()) : at;
    }

    private static boolean isThere(JsonValue at, List<String> names) {
        if (names.isEmpty()) {
            return true;
        }
        return switch (at) {
            case JsonValue.Arr(var items) -> items.stream().anyMatch(item -> isThere(item, names));
            case JsonValue.Obj(var members) -> members.containsKey(names.getFirst())
                && isThere(members.get(names.getFirst()), names.subList(1, names.size()));
            default -> false;
        };
    }
}
