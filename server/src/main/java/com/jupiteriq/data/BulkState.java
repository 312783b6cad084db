package com.jupiteriq.data;

import com.jupiteriq.data.ItemMoves.Move;
import com.jupiteriq.data.ItemStore.ExternalName;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The items that a bulk is about, as they were read and as its operations so far have left them.
final class BulkState {

    private final ItemStore store;
    private final Write write;
    private final Map<UUID, Item> before = new HashMap<>();
    private final Map<UUID, Item> now = new HashMap<>();
    private final Map<ExternalName, UUID> names = new HashMap<>();
    private final Set<ExternalName> known = new HashSet<>();

    private BulkState(ItemStore store, Write write) {
        this.store = store;
        this.write = write;
    }

    /// Reads what the operations name, and whoever has a name that they give or that comes back from the
    /// trash.
    static BulkState read(ItemStore store, List<Operation.Readable> operations, Write write) {
        BulkState state = new BulkState(store, write);
        Set<UUID> ids = new HashSet<>();
        Set<ExternalName> names = new HashSet<>();
        for (Operation.Readable operation : operations) {
            Optional.ofNullable(operation.id()).ifPresent(ids::add);
            Optional.ofNullable(operation.name()).ifPresent(names::add);
        }
        state.add(store.these(write.caller(), ids));
        state.look(names);
        Set<ExternalName> further = new HashSet<>();
        for (Operation.Readable operation : operations) {
            Optional<Item> item = state.item(operation);
            String given = operation.data().text(ItemDocument.EXTERNAL_ID.name());
            if (given != null) {
                // an item that is not there yet may be made by an operation before this one
                further.add(new ExternalName(item.map(Item::type).orElse(operation.typeName()), given));
            }
            item.filter(Item::isInTrash).map(BulkState::nameOf).ifPresent(further::add);
        }
        further.removeAll(state.known);
        state.look(further);
        return state;
    }

    private void look(Collection<ExternalName> wanted) {
        known.addAll(wanted);
        add(store.byExternalIds(write.caller(), wanted));
    }

    private void add(List<Item> items) {
        for (Item item : items) {
            write.follows(item.updatedAt());
            before.put(item.id(), item);
            now.put(item.id(), item);
            if (!item.isInTrash() && item.externalId() != null) {
                names.put(nameOf(item), item.id());
            }
        }
    }

    private static @Nullable ExternalName nameOf(Item item) {
        return item.externalId() == null ? null : new ExternalName(item.type(), item.externalId());
    }

    /// The item that an operation is about, as it is now, be it in the trash.
    Optional<Item> item(Operation.Readable operation) {
        UUID id = operation.id() != null ? operation.id()
            : operation.name() == null ? null : names.get(operation.name());
        return id == null ? Optional.empty() : Optional.ofNullable(now.get(id));
    }

    /// Refuses with `Taken` an item that is called like another one.
    void refuseTaken(Item item) {
        ExternalName name = item.isInTrash() ? null : nameOf(item);
        if (name != null && names.containsKey(name) && !names.get(name).equals(item.id())) {
            throw new Refused(Failure.Taken.of(ItemDocument.EXTERNAL_ID.name()));
        }
    }

    /// Says what an item is like from now on.
    void put(Item item) {
        names.values().remove(item.id());
        ExternalName name = item.isInTrash() ? null : nameOf(item);
        if (name != null) {
            names.put(name, item.id());
        }
        now.put(item.id(), item);
    }

    /// What becomes of each item in the end, in the order of their ids.
    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        now.forEach((id, item) -> {
            Item was = before.get(id);
            if (!item.equals(was)) {
                moves.add(new Move(was, item));
            }
        });
        moves.sort(Comparator.comparing(Move::id));
        return moves;
    }
}
