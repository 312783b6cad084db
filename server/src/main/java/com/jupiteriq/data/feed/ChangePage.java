package com.jupiteriq.data.feed;

import com.jupiteriq.data.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A page of changes as it grows: of each item the state that was read behind the event that told of it last.
final class ChangePage {

    private final @Nullable String type;
    private final Map<UUID, ItemChange> changes = new LinkedHashMap<>();
    private long length;

    /// @param type only of items of this type; null for all
    ChangePage(@Nullable String type) {
        this.type = type;
    }

    int count() {
        return changes.size();
    }

    /// The characters of all items so far.
    long length() {
        return length;
    }

    List<ItemChange> changes() {
        return List.copyOf(changes.values());
    }

    /// @param found those of them that are there, or in the trash
    void add(Touched touched, List<Item> found) {
        Map<UUID, Item> known = found.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        touched.all().forEach((id, told) -> {
            ItemChange change = change(id, told, known.get(id));
            changes.remove(id);
            if (type == null || change.type() == null || type.equals(change.type())) {
                changes.put(id, change);
                length += change.item() == null ? 0 : change.item().attributes().text().length();
            }
        });
    }

    private static ItemChange change(UUID id, Touched.Told told, @Nullable Item item) {
        return item == null
            ? new ItemChange(told.position(), id, told.type(), told.externalId(), null)
            : new ItemChange(told.position(), id, item.type(), item.externalId(),
                item.isInTrash() ? null : item);
    }
}
