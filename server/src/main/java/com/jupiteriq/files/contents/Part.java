package com.jupiteriq.files.contents;

import java.util.UUID;

/// Some bytes of a file that were written in one go.
///
/// @param from where they begin in the file
/// @param size how many they are, at least one
/// @param blob in which they lie, of the file's tenant
public record Part(long from, long size, UUID blob) {

    public long end() {
        return from + size;
    }
}
