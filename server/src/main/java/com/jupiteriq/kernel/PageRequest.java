package com.jupiteriq.kernel;

import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted (decision C14).
///
/// @param limit 1 to 100
/// @param offset rows to skip; zero when a cursor is given
/// @param cursor continue after this row; null for paging by offset
public record PageRequest(int limit, long offset, @Nullable Cursor cursor) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;
}
