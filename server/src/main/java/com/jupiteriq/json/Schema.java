package com.jupiteriq.json;

import com.jupiteriq.kernel.TypeId;
import java.util.List;

/// What a value may be: the same declaration checks what comes in and is printed in the OpenAPI document.
public sealed interface Schema {

    /// Text with a bound in Unicode code points.
    record Text(int min, int max) implements Schema {}

    /// Text of one line, as names are: not blank, and nothing that controls how it is shown.
    record Line(int max) implements Schema {

        /// As ECMA 262 writes it.
        public static final String PATTERN = "^(?=.*\\S)"
            + "[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]+$";
    }

    /// Words to look for, of which there must be one; a parameter of full text.
    record Wanted(int max) implements Schema {}

    /// Text in one of the formats that JSON Schema names: `uuid`, `date-time`, `idn-email`, `uri`.
    record Formatted(String format, int max) implements Schema {

        private static final List<String> KNOWN = List.of("uuid", "date-time", "idn-email", "uri");

        public Formatted {
            if (!KNOWN.contains(format)) {
                throw new IllegalArgumentException("there is no rule for the format " + format);
            }
        }
    }

    /// Text that matches an ECMA 262 pattern; for answers and parameters.
    record Patterned(String pattern) implements Schema {}

    record OneOf(List<String> values) implements Schema {}

    record Constant(String value) implements Schema {}

    record Flag() implements Schema {}

    record Whole(long min, long max) implements Schema {}

    /// A number of at least 0 that may have a fraction.
    record Decimal() implements Schema {}

    record ListOf(Schema item, int max) implements Schema {}

    /// 1 to `max` objects, of which each is read by itself, so that one can be refused and the others not.
    record Each(Shape item, int max) implements Schema {}

    /// Any JSON object; bounded by the size of its compact text in UTF-8, by its depth and by how many values
    /// there are in it, members and items at any depth.
    record FreeObject(int maxBytes, int maxDepth, int maxValues) implements Schema {

        /// As many values as fit.
        public FreeObject(int maxBytes, int maxDepth) {
            this(maxBytes, maxDepth, Integer.MAX_VALUE);
        }
    }

    record Nested(Shape shape) implements Schema {}

    record Nullable(Schema schema) implements Schema {}

    /// A point in time in a filter: a date or a timestamp with offset (decision C52).
    record DateOrTime() implements Schema {}

    static Schema text(int max) {
        return new Text(0, max);
    }

    static Schema nonEmpty(int max) {
        return new Text(1, max);
    }

    static Schema oneOf(String... values) {
        return new OneOf(List.of(values));
    }

    static Schema uuid() {
        return new Formatted("uuid", 36);
    }

    static Schema typeId(String prefix) {
        return new Patterned("^" + TypeId.pattern(prefix) + "$");
    }

    /// The id of a user or of a service account.
    static Schema actorId() {
        return new Patterned("^(?:" + TypeId.pattern("svc") + "|" + TypeId.pattern("usr") + ")$");
    }

    static Schema timestamp() {
        return new Formatted("date-time", 40);
    }

    /// In any script ([com.jupiteriq.text.EmailAddress]).
    static Schema email() {
        return new Formatted("idn-email", 254);
    }

    default Schema orNull() {
        return new Nullable(this);
    }
}
