package com.jupiteriq.edge;

import com.jupiteriq.kernel.PageRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request that [QueryReader] has found to fit their declarations.
///
/// @param values text by name, only declared parameters
/// @param page the part of the list that is wanted; the first page for operations that are no lists
/// @param raw the query string as it was sent, empty for none
public record Query(Map<String, String> values, PageRequest page, String raw) {

    private static final Set<String> PLACES = Set.of("page", "offset", "cursor");

    /// The same query for the page at this cursor.
    public String next(String cursor) {
        Stream<String> kept = Arrays.stream(raw.split("&", -1))
            .filter(part -> !part.isEmpty() && !PLACES.contains(part.split("=", 2)[0]));
        return Stream.concat(kept, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
    }

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
