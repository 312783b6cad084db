package com.jupiteriq.edge;

import com.jupiteriq.kernel.PageRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request that [QueryReader] has found to fit their declarations.
///
/// @param values text by name, only declared parameters
/// @param page the part of the list that is wanted; the first page for operations that are no lists
/// @param raw the query string as it was sent, empty for none
public record Query(Map<String, String> values, PageRequest page, String raw) {

    public @Nullable String text(String name) {
        return values.get(name);
    }

    public long whole(String name, long otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    /// A date (its start in UTC) or a timestamp with offset (decision C52).
    public @Nullable Instant time(String name) {
        String value = values.get(name);
        return value == null ? null : Times.parse(value).orElseThrow(IllegalStateException::new);
    }
}
