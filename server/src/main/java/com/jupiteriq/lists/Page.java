package com.jupiteriq.lists;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param total how many rows the filters match in all, exact (002:239); null when nobody counted so far
/// @param next where the next page begins; null at the end
public record Page<T>(List<T> items, @Nullable Long total, @Nullable Cursor next) {

    /// The page of rows of which one more was asked for than wanted: it tells whether there is a next page.
    ///
    /// @param after the place after a row
    public static <T> Page<T> of(
        List<T> oneMore, PageRequest wanted, @Nullable Long total, Function<T, Cursor> after) {
        if (oneMore.size() <= wanted.limit()) {
            return new Page<>(oneMore, total, null);
        }
        List<T> items = oneMore.subList(0, wanted.limit());
        return new Page<>(items, total, after.apply(items.getLast()));
    }

    /// The same page of what each becomes.
    public <U> Page<U> map(Function<T, U> each) {
        return new Page<>(items.stream().map(each).toList(), total, next);
    }
}
