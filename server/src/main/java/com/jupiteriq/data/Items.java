package com.jupiteriq.data;

import static com.jupiteriq.data.ItemDocument.ITEM;

import com.jupiteriq.data.ItemMoves.Move;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The data items of a tenant, one at a time (000:293-298). Every change stages its rows, its audit entry and
/// its events in the given write; one that changes nothing writes nothing.
///
/// Refuses with `Missing` for an item that is not there, with `Invalid` for one that its type does not admit,
/// that has a type or a status too many, and with `Taken` for the external id of another one.
public final class Items {

    public static final String QUOTA = ItemCounters.QUOTA;

    private static final String KIND = "data item";

    private final ItemStore store;
    private final KnownTypes types;
    private final ItemRules rules;
    private final ItemMoves moves;
    private final Ids ids;

    Items(ItemStore store, KnownTypes types, ItemRules rules, ItemMoves moves, Ids ids) {
        this.store = store;
        this.types = types;
        this.rules = rules;
        this.moves = moves;
        this.ids = ids;
    }

    /// Makes an item and emits `data.created`. Refuses with `QuotaExceeded` when there is no room.
    public Item create(Draft<Item> draft, Write write) {
        DataType type = types.forWriting(draft.get(ItemDocument.TYPE), write);
        Item item = rules.made(ids.next(), draft, type, write.caller());
        ItemCounters.makeRoom(1, write);
        stage(new Move(null, item), type, write);
        write.record(audit("data.create", item, null, ITEM.of(item)), ItemEvents.created(item));
        return item;
    }

    public Item get(Caller caller, UUID id) {
        return store.find(caller, id).filter(item -> !item.isInTrash()).orElseThrow(Items::missing);
    }

    public Item byExternalId(Caller caller, String type, String externalId) {
        return store.byExternalId(caller, type, externalId).orElseThrow(Items::missing);
    }

    /// How many there are, in the archive too.
    public long count(Caller caller) {
        return store.count(caller);
    }

    /// Those of these items that are there, or in the trash.
    public List<Item> these(Caller caller, Collection<UUID> ids) {
        return store.these(caller, ids);
    }

    /// Changes what is said of an item and emits `data.updated`.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the item's version
    /// @param change from the item as it is to what is to be said of it
    public Item change(
        UUID id, IntPredicate expected, Function<Item, Draft<Item>> change, Write write) {
        Item before = changeable(id, expected, false, write);
        DataType type = types.forWriting(before.type(), write);
        Item after = rules.changed(before, change.apply(before), type, write.caller(), write.now());
        if (after != before) {
            Changes changes = ITEM.changes(before, after);
            stage(new Move(before, after), type, write);
            write.record(audit("data.update", after, changes.before(), changes.after()),
                ItemEvents.updated(after, changes.fields()));
        }
        return after;
    }

    /// Moves an item to the archive and emits `data.updated`, `data.archived`.
    public Item archive(UUID id, IntPredicate expected, Write write) {
        Item before = changeable(id, expected, false, write);
        Item after = ItemRules.archived(before, write.now());
        if (after != before) {
            moved("data.archive", before, after, write, ItemEvents.archived(after));
        }
        return after;
    }

    /// Brings an item back from the archive, with the events `data.updated` and `data.restored`, or from the
    /// trash, with `data.restored` alone. Back from the trash it takes room again.
    public Item restore(UUID id, IntPredicate expected, Write write) {
        Item before = changeable(id, expected, true, write);
        Item after = ItemRules.restored(before, write.now());
        if (after != before) {
            if (before.isInTrash()) {
                ItemCounters.makeRoom(1, write);
            }
            moved("data.restore", before, after, write, ItemEvents.restored(after));
        }
        return after;
    }

    private void moved(String action, Item before, Item after, Write write, Event special) {
        Changes changes = ITEM.changes(before, after);
        stage(new Move(before, after), types.forWriting(before.type(), write), write);
        AuditEntry entry = audit(action, after, changes.before(), changes.after());
        if (before.isInTrash()) {
            write.record(entry, special);
        } else {
            write.record(entry, ItemEvents.updated(after, ItemEvents.withArchive(changes)), special);
        }
    }

    /// Moves an item to the trash, where it can be found for a while, and emits `data.deleted`.
    public void delete(UUID id, IntPredicate expected, Write write) {
        Item before = changeable(id, expected, false, write);
        Item after = before.deleted(write.now());
        stage(new Move(before, after), types.forWriting(before.type(), write), write);
        write.record(audit("data.delete", before, ITEM.of(before), null), ItemEvents.deleted(before));
    }

    /// Deletes an item for good, be it in the trash. Of one that was there before it emits `data.deleted`.
    public void purge(UUID id, IntPredicate expected, Write write) {
        Item before = changeable(id, expected, true, write);
        stage(new Move(before, null), types.forWriting(before.type(), write), write);
        AuditEntry entry = audit("data.purge", before, ITEM.of(before), null);
        if (before.isInTrash()) {
            write.record(entry);
        } else {
            write.record(entry, ItemEvents.deleted(before));
        }
    }

    private Item changeable(UUID id, IntPredicate expected, boolean fromTrash, Write write) {
        write.about(id.toString());
        Item item = store.find(write.caller(), id)
            .filter(found -> fromTrash || !found.isInTrash()).orElseThrow(Items::missing);
        write.about(item.publicId());
        write.follows(expected, item.version(), item.updatedAt());
        return item;
    }

    private void stage(Move move, DataType type, Write write) {
        if (move.after() != null && !move.after().isInTrash()) {
            types.additions(write).item(type, move.after().status());
        }
        moves.stage(List.of(move), Map.of(type.name(), type), write);
    }

    static Refused missing() {
        return new Refused(new Failure.Missing(KIND));
    }

    static AuditEntry audit(
        String action, Item item, @Nullable JsonText before, @Nullable JsonText after) {
        return new AuditEntry(action, item.publicId(), before, after);
    }
}
