package com.jupiteriq.data.types;

import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A type of data items.
///
/// @param revision another one after each change that writers or readers of items go by, never the same
///     again; 0 while there is no such type, below it while it is on its way out because nobody uses it
/// @param version grows with every change that somebody declares
/// @param declared whether somebody has said what it is like
/// @param retentionDays how long after its last change an item is kept; null for ever
/// @param statuses that its items have or had
public record DataType(
    UUID id, String name, long revision, int version, boolean declared, @Nullable JsonText schema,
    List<Index> indexes, @Nullable Integer retentionDays, List<String> statuses, Instant createdAt,
    Instant updatedAt) {

    /// As ECMA 262 writes it.
    public static final String NAME = "^[a-z][a-z0-9_.-]{0,63}$";

    /// How many an environment may have.
    public static final int MOST = 1_000;

    public static final int MOST_STATUSES = 100;
    public static final int MOST_INDEXES = 20;

    private static final UUID NONE = new UUID(0, 0);

    public DataType {
        indexes = List.copyOf(indexes);
        statuses = List.copyOf(statuses);
    }

    /// A type that nobody has used or declared so far.
    static DataType unused(String name) {
        return new DataType(NONE, name, 0, 1, false, null, List.of(), null, List.of(), Instant.EPOCH,
            Instant.EPOCH);
    }

    /// Whether there is a row of it.
    public boolean isKnown() {
        return revision != 0;
    }

    /// Whether it goes unless whoever uses it says so.
    boolean isLeaving() {
        return revision < 0;
    }

    /// What somebody says of it from now on.
    DataType declared(
        @Nullable JsonText newSchema, List<Index> newIndexes, @Nullable Long newRetention, Instant now) {
        return new DataType(
            id, name, revision, isKnown() ? version + 1 : version, true, newSchema, newIndexes,
            newRetention == null ? null : newRetention.intValue(), statuses,
            isKnown() ? createdAt : now, now);
    }

    /// As if nobody had ever said anything of it.
    DataType undeclared(Instant now) {
        return new DataType(
            id, name, revision, version + 1, false, null, List.of(), null, statuses, createdAt, now);
    }

    DataType with(List<Index> others) {
        return new DataType(id, name, revision, version, declared, schema, others, retentionDays, statuses,
            createdAt, updatedAt);
    }

    DataType with(UUID other) {
        return new DataType(other, name, revision, version, declared, schema, indexes, retentionDays,
            statuses, createdAt, updatedAt);
    }

    /// Those of words, whose paths share the words of an item.
    public List<Path> wordPaths() {
        return indexes.stream().filter(index -> index.kind() == IndexKind.WORDS).map(Index::path).toList();
    }

    /// Those whose rows lie in `data_index`.
    public List<Index> rowIndexes() {
        return indexes.stream().filter(index -> index.kind() != IndexKind.WORDS).toList();
    }

    public Optional<Index> index(Path path, IndexKind kind) {
        return indexes.stream()
            .filter(index -> index.path().equals(path) && index.kind() == kind).findFirst();
    }
}
