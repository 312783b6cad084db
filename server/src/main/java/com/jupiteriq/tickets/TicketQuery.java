package com.jupiteriq.tickets;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which tickets a list shows and in which order (decision D15); null filters nothing. `after` and `before`
/// are exclusive.
///
/// @param words every word must occur in subject, description or a comment, in any case
public record TicketQuery(
    @Nullable TicketStatus status,
    @Nullable Priority priority,
    @Nullable String category,
    @Nullable String customerEmail,
    @Nullable String tag,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore,
    @Nullable Instant updatedAfter,
    @Nullable Instant updatedBefore,
    @Nullable String words,
    Sort sort) {

    /// Ties are broken by id, in the same direction.
    public enum Sort {
        CREATED_AT("created_at"),
        NEWEST_CREATED("-created_at"),
        UPDATED_AT("updated_at"),
        NEWEST_UPDATED("-updated_at"),
        PRIORITY("priority"),
        HIGHEST_PRIORITY("-priority");

        public static final List<String> WORDS = Arrays.stream(values()).map(Sort::word).toList();

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        boolean descending() {
            return word.startsWith("-");
        }

        String column() {
            return descending() ? word.substring(1) : word;
        }

        public static Sort of(String word) {
            return values()[WORDS.indexOf(word)];
        }
    }
}
