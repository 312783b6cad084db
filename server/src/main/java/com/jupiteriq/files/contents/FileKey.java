package com.jupiteriq.files.contents;

import java.util.UUID;

/// The key of one file, and whose it is.
///
/// @param key [#BYTES] of them
public record FileKey(UUID tenant, UUID file, byte[] key) {

    /// AES-256.
    public static final int BYTES = 32;

    public FileKey {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key of a file has " + BYTES + " bytes");
        }
    }

    @Override
    public String toString() {
        return "FileKey[" + file + "]";
    }
}
