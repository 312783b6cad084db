package com.jupiteriq.json;

import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.text.Nearest;
import com.jupiteriq.text.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether a text fits a [Schema], for bodies and query parameters alike.
public final class TextRule {

    /// The patterns of the route tables, so at most as many as those declare.
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private static final int MOST_LISTED = 40;

    private TextRule() {}

    /// How a sentence goes on that begins with "This field", null when the text fits.
    public static @Nullable String fault(Schema schema, String text) {
        return switch (schema) {
            case Schema.Text(int min, int max) -> length(text, min, max);
            case Schema.Line(int max) -> line(text, max);
            case Schema.Wanted(int max) -> wanted(text, max);
            case Schema.Formatted(String format, int max) -> formatted(format, max, text);
            case Schema.Patterned(String pattern) -> matches(pattern, text)
                ? null : "must match the pattern `" + pattern + "`.";
            case Schema.OneOf(List<String> allowed) -> allowed.contains(text)
                ? null : "must be one of " + listed(allowed, text);
            case Schema.Constant(String value) -> value.equals(text) ? null : "must be `" + value + "`.";
            case Schema.DateOrTime() -> Times.parse(text).isPresent() ? null
                : "must be a date such as 2024-01-15 or a time with offset such as 2024-01-15T10:30:00Z.";
            case Schema.Nullable(Schema inner) -> fault(inner, text);
            case Schema.Flag _, Schema.Whole _, Schema.Decimal _, Schema.ListOf _, Schema.Each _,
                Schema.FreeObject _, Schema.Nested _ -> "must be " + kind(schema) + ".";
        };
    }

    /// `a string`, `true or false`: what a value of this schema is called.
    public static String kind(Schema schema) {
        return switch (schema) {
            case Schema.Text _, Schema.Line _, Schema.Wanted _, Schema.Formatted _, Schema.Patterned _,
                Schema.OneOf _, Schema.Constant _, Schema.DateOrTime _ -> "a string";
            case Schema.Flag() -> "true or false";
            case Schema.Whole(long min, long max) -> whole(min, max);
            case Schema.Decimal() -> "a number of at least 0";
            case Schema.ListOf _, Schema.Each _ -> "a list";
            case Schema.FreeObject _, Schema.Nested _ -> "an object";
            case Schema.Nullable(Schema inner) -> kind(inner);
        };
    }

    /// Whether there is nothing to see: empty, or nothing but white space as ECMA 262 and Java know it.
    static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    private static String whole(long min, long max) {
        if (min == Long.MIN_VALUE) {
            return max == Long.MAX_VALUE ? "a whole number" : "a whole number of at most " + max;
        }
        return max == Long.MAX_VALUE
            ? "a whole number of at least " + min : "a whole number from " + min + " to " + max;
    }

    private static @Nullable String length(String text, int min, int max) {
        if (min > 0 && blank(text)) {
            return "must not be empty.";
        }
        if (text.length() <= max && min <= 1) {
            return null;
        }
        int points = text.codePointCount(0, text.length());
        if (points > max) {
            return "must have at most " + max + " characters.";
        }
        return points < min ? "must have at least " + min + " characters." : null;
    }

    private static @Nullable String line(String text, int max) {
        String fault = length(text, 1, max);
        return fault != null || matches(Schema.Line.PATTERN, text)
            ? fault : "must be one line without control characters.";
    }

    private static @Nullable String wanted(String text, int max) {
        String fault = length(text, 1, max);
        return fault != null || !Words.wanted(text).isEmpty()
            ? fault : "must hold a word to look for: letters, digits or a pictograph.";
    }

    private static @Nullable String formatted(String format, int max, String text) {
        boolean fits = format.equals("idn-email") ? email(text, max)
            : text.codePointCount(0, text.length()) <= max && switch (format) {
            case "uuid" -> DashedUuid.parse(text).isPresent();
            case "date-time" -> Times.timestamp(text).isPresent();
            case "uri" -> uri(text);
            default -> throw new IllegalStateException("no rule for the format " + format);
        };
        return fits ? null : switch (format) {
            case "uuid" -> "must be a UUID such as 550e8400-e29b-41d4-a716-446655440000.";
            case "date-time" -> "must be a time with offset such as 2024-01-15T10:30:00Z.";
            case "idn-email" -> "must be an e-mail address such as name@example.com.";
            default -> "must be an absolute URI of at most " + max + " characters.";
        };
    }

    /// As it will be kept; spaces around it are nobody's address.
    private static boolean email(String text, int max) {
        return EmailAddress.parse(text.strip())
            .filter(address -> address.text().length() <= max)
            .isPresent();
    }

    private static boolean uri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean matches(String pattern, String text) {
        return COMPILED.computeIfAbsent(pattern, TextRule::compiled).matcher(text).find();
    }

    /// In ECMA 262 `$` is the end of the text, in Java also what stands before a line break at the end.
    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern.endsWith("$") && !pattern.endsWith("\\$")
            ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    /// All of them, unless they are so many that nobody reads on.
    private static String listed(List<String> values, String text) {
        return values.size() > MOST_LISTED
            ? "the " + values.size() + " words of the documentation." + Nearest.hint(text, values)
            : values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", ", "", "."));
    }
}
