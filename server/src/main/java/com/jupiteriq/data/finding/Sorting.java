package com.jupiteriq.data.finding;

import com.jupiteriq.data.values.Condition;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import org.jspecify.annotations.Nullable;

/// In which order items are listed; ties are broken by creation, in the same direction.
///
/// @param word as it was sent, which cursors keep
/// @param path of an order by an attribute; null for any other
record Sorting(String word, By by, boolean falling, @Nullable Path path) {

    /// What items are ordered by.
    enum By { CREATION, UPDATE, EXTERNAL_ID, ATTRIBUTE }

    static final String PARAMETER = "sort";
    static final String USUAL = "-created_at";
    static final String PATTERN = "^-?(?:created_at|updated_at|external_id|attributes\\..+)$";

    /// @param word one that fits the pattern
    static Sorting of(String word) {
        boolean falling = word.startsWith("-");
        String name = falling ? word.substring(1) : word;
        return switch (name) {
            case "created_at" -> new Sorting(word, By.CREATION, falling, null);
            case "updated_at" -> new Sorting(word, By.UPDATE, falling, null);
            case "external_id" -> new Sorting(word, By.EXTERNAL_ID, falling, null);
            default -> new Sorting(word, By.ATTRIBUTE, falling, path(name));
        };
    }

    private static Path path(String name) {
        String rest =
            name.startsWith(Condition.PARAMETER) ? name.substring(Condition.PARAMETER.length()) : "";
        return Path.parse(rest).orElseThrow(() -> refused("Sort by `created_at`, `updated_at`,"
            + " `external_id` or a place in the attributes such as `attributes.address.city`: 1 to "
            + Path.MAX_NAMES + " names with a dot between, at most " + Path.MAX_LENGTH + " characters."));
    }

    static Refused refused(String sentence) {
        return new Refused(new Failure.Unreadable(PARAMETER, sentence));
    }

    String direction() {
        return falling ? " desc" : "";
    }

    /// By which rows behind a cursor differ from its row.
    String comparison() {
        return falling ? "<" : ">";
    }
}
