package com.jupiteriq.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a write takes of a quota. Far below the quota nobody waits; near it one write follows the other, so
/// that what many add at once is exactly what there was room for.
///
/// @param used the query of how many there are, or how much
/// @param added how many the write adds, or how much
/// @param largest what those add at most that may be under way beside it
record Room(long most, Sql used, long added, long largest) {

    /// How many writes may be under way at once without any of them waiting, each adding as much as this one
    /// or the largest of the others.
    private static final long NEAR = 100;

    /// What the largest writes add that may be under way beside them: two batches.
    private static final long BESIDE = 200;

    /// The same as a part of a large quota: one in fifty.
    private static final long NEAR_PART = 50;

    /// The statement behind this one sees what was committed while this one waited.
    private static final String WAIT_NEAR = """
        select pg_advisory_xact_lock(hashtextextended(?, 0))
        where (%s)::bigint + ? > ?""";

    private static final String DEMAND = """
        select must_have_room(?, ?, (%s)::bigint, ?)""";

    Room and(Room more) {
        return new Room(most, used, added + more.added, Math.max(largest, more.largest));
    }

    List<Sql> statements(String quota, UUID tenant) {
        List<Object> waiting = new ArrayList<>(List.of("quota:" + quota + ":" + tenant));
        waiting.addAll(List.of(used.parameters()));
        waiting.addAll(List.of(added,
            most - Math.max(NEAR * Math.max(added, largest) + BESIDE, most / NEAR_PART)));
        List<Object> demanding = new ArrayList<>(List.of(quota, most));
        demanding.addAll(List.of(used.parameters()));
        demanding.add(added);
        return List.of(
            Sql.of(WAIT_NEAR.formatted(used.text()), waiting.toArray()),
            Sql.of(DEMAND.formatted(used.text()), demanding.toArray()));
    }
}
