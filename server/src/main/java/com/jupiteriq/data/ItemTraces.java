package com.jupiteriq.data;

import com.jupiteriq.data.ItemStore.IndexRow;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.values.IndexRows;
import com.jupiteriq.data.values.ItemWords;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Tenant;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an item leaves in the indexes of its type, whoever writes it there: the one who changes the item, or
/// the one who fills a new index.
public final class ItemTraces {

    private final ItemHashes hashes;

    ItemTraces(ItemHashes hashes) {
        this.hashes = hashes;
    }

    /// The rows of an item in these indexes, which are not of words; none while it is in the trash.
    ///
    /// @param values what is in its attributes
    public static Set<IndexRow> rows(Item item, JsonValue.Obj values, Collection<Index> indexes) {
        if (item.isInTrash()) {
            return Set.of();
        }
        Set<IndexRow> rows = new LinkedHashSet<>();
        for (Index index : indexes) {
            for (byte[] value : IndexRows.of(values, index.path(), index.kind())) {
                rows.add(new IndexRow(index.id(), item.isArchived(), ByteBuffer.wrap(value), item.id()));
            }
        }
        return rows;
    }

    /// What the type's indexes of words hold of an item with these attributes; null for nothing.
    public @Nullable String words(Tenant tenant, JsonValue.Obj values, DataType type) {
        if (type.wordPaths().isEmpty()) {
            return null;
        }
        List<String> words = ItemWords.of(values, type.wordPaths());
        return words.isEmpty() ? null : String.join(" ", hashes.kept(tenant, type.name(), words));
    }
}
