package com.jupiteriq.files;

import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What people say about a file.
///
/// @param name fits [FileName]
/// @param metadata null for none
/// @param expiresAt when it is deleted by itself; null for never
public record FileDetails(String name, @Nullable JsonText metadata, @Nullable Instant expiresAt) {

    static final int MAX_METADATA_BYTES = 16 << 10;
    static final int MAX_METADATA_DEPTH = 8;

    /// With nothing but a name.
    public static FileDetails named(String name) {
        return new FileDetails(name, null, null);
    }

    @Override
    public String toString() {
        return "FileDetails[hidden]";
    }
}
