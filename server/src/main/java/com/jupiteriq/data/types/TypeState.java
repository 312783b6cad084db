package com.jupiteriq.data.types;

import com.jupiteriq.data.types.TypeDocument.IndexView;
import java.util.List;
import java.util.Map;

/// A type with what there is of it.
///
/// @param filled of indexes that are being built, by their ids: how many items they have already
/// @param items that are not in the trash, archived ones too
/// @param bytes of the attributes of these
public record TypeState(DataType type, Map<Integer, Long> filled, long items, long bytes) {

    private static final int ALL = 100;
    /// What was counted before may be gone, or more; it is built when it says so.
    private static final int NEARLY_ALL = 99;

    public TypeState {
        filled = Map.copyOf(filled);
    }

    /// One of which there is nothing yet.
    static TypeState of(DataType type) {
        return new TypeState(type, Map.of(), 0, 0);
    }

    /// Whether clients see it: somebody has declared it, or there are items of it.
    public boolean isShown() {
        return type.declared() || items > 0;
    }

    TypeState with(DataType changed) {
        return new TypeState(changed, filled, items, bytes);
    }

    List<IndexView> indexes() {
        return type.indexes().stream().map(index -> new IndexView(
            index.path().text(), index.kind(), index.state(), progress(index), index.auto())).toList();
    }

    private int progress(Index index) {
        if (index.state() == Index.State.READY) {
            return ALL;
        }
        long done = filled.getOrDefault(index.id(), 0L);
        return items == 0 ? 0 : (int) Math.min(NEARLY_ALL, done * ALL / items);
    }
}
