package com.jupiteriq.analytics;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which entries of the request log are wanted; null filters nothing. `after` and `before` are exclusive and
/// count whole milliseconds.
///
/// @param requestId the server's id or the client's own (decision C37)
/// @param route the template, `/v1/tickets/{id}`
public record RequestQuery(
    @Nullable String requestId,
    @Nullable UUID key,
    @Nullable String route,
    @Nullable Statuses status,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

    /// Every status from the first to the last.
    public record Statuses(int first, int last) {

        /// What [#parse] reads, as ECMA 262 writes patterns.
        public static final String PATTERN = "^[1-5](?:[0-9]{2}|xx)$";

        private static final String CLASS = "xx";

        /// One status, `404`, or its whole class, `4xx`.
        public static Statuses parse(String text) {
            if (text.endsWith(CLASS)) {
                int first = Integer.parseInt(text.replace(CLASS, "00"));
                return new Statuses(first, first + 99);
            }
            int one = Integer.parseInt(text);
            return new Statuses(one, one);
        }
    }
}
