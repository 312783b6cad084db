package com.jupiteriq.data.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.values.IndexRows;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.store.Sql;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The order of a list in SQL: by `key` and `id`, or by `id` alone, which is by creation.
///
/// @param after the place behind which the page begins
record Ordering(Question question, @Nullable Cursor after) {

    /// Of an item without an external id. Any external id has bytes.
    private static final byte[] NONE = {};

    /// Refuses the cursor of another list.
    static Ordering of(Question question, @Nullable Cursor after) {
        return new Ordering(question, after == null ? null : after.of(question.sorting().word()));
    }

    private Sorting sorting() {
        return question.sorting();
    }

    Sorting.By by() {
        return sorting().by();
    }

    String keys() {
        return by() == Sorting.By.CREATION ? "id" : "key, id";
    }

    String order() {
        return order("key", "id");
    }

    String order(String key, String id) {
        String direction = sorting().direction();
        return (by() == Sorting.By.CREATION ? "" : key + direction + ", ") + id + direction;
    }

    /// The keys of an `item`, to select.
    String keysOfItem() {
        return switch (by()) {
            case CREATION -> "item.id";
            case UPDATE -> "item.updated_at as key, item.id";
            case EXTERNAL_ID -> "item.external_id as key, item.id";
            case ATTRIBUTE -> "sorted.key, item.id";
        };
    }

    /// Items with what [#keysOfItem] needs.
    Sql items() {
        return by() != Sorting.By.ATTRIBUTE ? Sql.of("data_items as item") : Sql.of("""
            data_items as item cross join lateral (
                    select value as key
                    from data_index
                    where tenant_id = ? and item_id = item.id and index_id = ? and value >= '\\x01'
                    offset 0) as sorted""", question.tenantId(), question.sortedBy().id());
    }

    /// What an `item` fulfils that lies behind the cursor; null where there is none.
    @Nullable Sql behind() {
        if (after == null) {
            return null;
        }
        String comparison = sorting().comparison();
        return switch (by()) {
            case CREATION -> Sql.of("item.id " + comparison + " ?", after.id());
            case UPDATE -> Sql.of(
                "(item.updated_at, item.id) " + comparison + " (?, ?)", after.time(), after.id());
            case EXTERNAL_ID -> named(comparison);
            case ATTRIBUTE ->
                Sql.of("(sorted.key, item.id) " + comparison + " (?, ?)", after.bytes(), after.id());
        };
    }

    private Sql named(String comparison) {
        String name = afterName();
        boolean falling = sorting().falling();
        if (name == null) {
            return Sql.of(falling ? "(item.external_id is not null or item.id < ?)"
                : "(item.external_id is null and item.id > ?)", Objects.requireNonNull(after).id());
        }
        return Sql.of("(item.external_id " + comparison + " ?"
            + (falling ? ")" : " or item.external_id is null)"), name);
    }

    /// The external id of the cursor's item; null where it has none.
    @Nullable String afterName() {
        byte[] bytes = Objects.requireNonNull(after).bytes();
        return bytes.length == 0 ? null : new String(bytes, UTF_8);
    }

    /// The place behind an item.
    Cursor place(Item item) {
        return new Cursor(sorting().word(), switch (by()) {
            case CREATION -> item.createdAt().toString();
            case UPDATE -> item.updatedAt().toString();
            case EXTERNAL_ID ->
                Cursor.value(item.externalId() == null ? NONE : item.externalId().getBytes(UTF_8));
            case ATTRIBUTE -> Cursor.value(IndexRows.of(
                item.values(), question.sortedBy().path(), question.sortedBy().kind()).getFirst());
        }, item.id());
    }
}
