package com.jupiteriq.data.feed;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemEvents;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.TypeId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The items that events tell of, in the order in which each was last told of.
final class Touched {

    /// @param type null where the event names only the id
    record Told(long position, @Nullable String type, @Nullable String externalId) {}

    private final Map<UUID, Told> all = new LinkedHashMap<>();

    Map<UUID, Told> all() {
        return all;
    }

    /// The type of the one item that an event tells of.
    static @Nullable String type(LoggedEvent event) {
        return data(event).text("type");
    }

    private static Fields data(LoggedEvent event) {
        return new Fields(JsonReader.read(event.data().text().getBytes(StandardCharsets.UTF_8)).members());
    }

    static boolean isOfItems(LoggedEvent event) {
        return ItemEvents.ALL.contains(event.type());
    }

    /// Takes events until they have told of as many items as wanted.
    ///
    /// @return how many events it took
    int by(List<LoggedEvent> passing, int wanted) {
        int taken = 0;
        while (taken < passing.size() && all.size() < wanted) {
            LoggedEvent event = passing.get(taken++);
            if (isOfItems(event)) {
                by(event);
            }
        }
        return taken;
    }

    private void by(LoggedEvent event) {
        Fields data = data(event);
        if (!event.type().equals(ItemEvents.BULK_UPDATED)) {
            put(data.requiredText("id"),
                new Told(event.sequence(), data.text("type"), data.text("external_id")));
        } else if (data.values().get("ids") instanceof JsonValue.Obj(Map<String, JsonValue> lists)) {
            Fields ids = new Fields(lists);
            lists.keySet().stream().map(ids::texts).flatMap(List::stream).forEach(id -> {
                Told before = known(id);
                put(id, new Told(event.sequence(), before == null ? null : before.type,
                    before == null ? null : before.externalId));
            });
        }
    }

    private @Nullable Told known(String id) {
        return id(id).map(all::get).orElse(null);
    }

    private void put(String publicId, Told told) {
        id(publicId).ifPresent(id -> {
            all.remove(id);
            all.put(id, told);
        });
    }

    private static Optional<UUID> id(String publicId) {
        return TypeId.parse(Item.PREFIX, publicId);
    }
}
