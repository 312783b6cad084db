package com.jupiteriq.edge.query;

import com.jupiteriq.json.Times;
import com.jupiteriq.lists.PageRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request that [QueryReader] has found to fit their declarations.
///
/// @param values text by name, only declared parameters
/// @param page the part of the list that is wanted; for operations that are no lists the first page, as long
///     as their `limit` says
/// @param raw the query string as it was sent, empty for none
public record Query(Map<String, String> values, PageRequest page, String raw) {

    static final PageRequest FIRST_PAGE = new PageRequest(PageRequest.DEFAULT_LIMIT, 0, null);

    /// Between the values of a parameter that was repeated.
    static final char SEPARATOR = '\n';

    static final Query NONE = new Query(Map.of(), FIRST_PAGE, "");

    /// The same question about another part of the list.
    public Query at(PageRequest part) {
        return new Query(values, part, raw);
    }

    /// The values of a parameter that may be repeated, in their order; none when it was not sent.
    public List<String> texts(String name) {
        String all = values.get(name);
        return all == null ? List.of() : List.of(all.split(String.valueOf(SEPARATOR)));
    }

    /// Those of a [Family], under their full names, in the order in which they were sent.
    public Map<String, String> family(String prefix) {
        Map<String, String> members = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                members.put(name, value);
            }
        });
        return members;
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }

    public long whole(String name, long otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : whole(value);
    }

    /// Digits with or without a minus as a number; the nearest one when they are too many.
    static long whole(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException beyond) {
            return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /// A date (its start in UTC) or a timestamp with offset (decision C52).
    public @Nullable Instant time(String name) {
        String value = values.get(name);
        return value == null ? null : Times.parse(value).orElseThrow(IllegalStateException::new);
    }

    public boolean flag(String name, boolean otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }

    /// The query string that asks for what comes after this page: the same filters, another place.
    ///
    /// @param cursor as [CursorText] encodes it
    public String from(String cursor) {
        StringJoiner next = new StringJoiner("&");
        for (String parameter : raw.split("&", -1)) {
            if (!parameter.isEmpty() && !QueryReader.placed(parameter)) {
                next.add(parameter);
            }
        }
        return next.add("cursor=" + cursor).toString();
    }
}
