package com.jupiteriq.passwords;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;

/// The memory that one thread hashes in, kept from one hash to the next: 19 MiB of garbage each, in pieces of
/// a KiB, would be copied by the collector while everybody waits. The library clears it after each use.
final class Bench {

    /// What the library takes beside the memory of the recipe.
    private static final int SPARE = 8;

    /// The memory of one, about.
    static final long BYTES = (long) Argon2.OUR_MEMORY << 10;

    private final Semaphore large;
    private @Nullable BlockPool blocks;

    /// @param large one permit for all benches together
    Bench(Semaphore large) {
        this.large = large;
    }

    BlockPool blocks() {
        BlockPool kept = blocks;
        if (kept == null) {
            kept = new FixedBlockPool(Argon2.OUR_MEMORY + SPARE);
            blocks = kept;
        }
        return kept;
    }

    /// Gives the memory back.
    void clear() {
        blocks = null;
    }

    /// Works with more memory than ours, of which there is one at a time: all threads together take no more
    /// than their benches and one [Recipe#MAX_MEMORY].
    <T> T alone(Supplier<T> work) {
        large.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            large.release();
        }
    }
}
