package com.jupiteriq.lists;

import org.jspecify.annotations.Nullable;

/// Which part of a list is wanted (decision C14).
///
/// @param limit 1 to 100
/// @param offset rows to skip; zero when a cursor is given
/// @param cursor continue after this row; null for paging by offset
/// @param total how much counting is wanted (decision D14)
public record PageRequest(int limit, long offset, @Nullable Cursor cursor, Total total) {

    public enum Total {
        /// Exact, but for searches that find very much.
        USUAL,
        /// Exact, whatever it takes.
        EXACT,
        /// None.
        NONE
    }

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public PageRequest(int limit, long offset, @Nullable Cursor cursor) {
        this(limit, offset, cursor, Total.USUAL);
    }
}
