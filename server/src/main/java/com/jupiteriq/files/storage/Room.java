package com.jupiteriq.files.storage;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/// How much may be written to a disk: what is free, but for a reserve. Uploads must not be what stops a
/// database or a log beside them.
///
/// @param free bytes
/// @param reserve bytes of them that stay free
record Room(LongSupplier free, long reserve) {

    static Room on(Path folder, long reserve) {
        return new Room(() -> folder.toFile().getUsableSpace(), reserve);
    }

    boolean takes(int bytes) {
        return free.getAsLong() - bytes >= reserve;
    }
}
