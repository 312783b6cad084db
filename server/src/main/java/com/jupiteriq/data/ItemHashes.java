package com.jupiteriq.data;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jupiteriq.data.values.Leaves;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// The keyed hashes by which items of a tenant are found: nobody who does not have the account's key can make
/// values that share one.
public final class ItemHashes {

    private static final int MOST_KNOWN = 10_000;

    /// Of a type's words: enough that words of two types do not meet.
    private static final int MARK = 8;

    private final Vault vault;
    private final Cache<UUID, Leaves> leaves =
        Caffeine.newBuilder().maximumSize(MOST_KNOWN).executor(Runnable::run).build();
    private final Cache<String, String> marks =
        Caffeine.newBuilder().maximumSize(MOST_KNOWN).executor(Runnable::run).build();

    ItemHashes(Vault vault) {
        this.vault = vault;
    }

    /// Of paths with what lies there.
    public Leaves leaves(Tenant tenant) {
        return leaves.get(tenant.id(), id -> new Leaves(Base64.getUrlDecoder().decode(
            vault.blindIndex(tenant.account(), "data_items.leaves", id.toString()))));
    }

    /// The words as items of this type of this tenant have them, which share no index entry with others; as
    /// many as a row can hold.
    public List<String> kept(Tenant tenant, String type, List<String> words) {
        String mark = marks.get(tenant.id() + " " + type, key ->
            vault.blindIndex(tenant.account(), "data_items.words", key).substring(0, MARK));
        List<String> kept = new ArrayList<>(words.size());
        int bytes = 0;
        for (String word : words) {
            String marked = mark + word;
            bytes += marked.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > Words.MAX_BYTES) {
                break;
            }
            kept.add(marked);
        }
        return kept;
    }
}
