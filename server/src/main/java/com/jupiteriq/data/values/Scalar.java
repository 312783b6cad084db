package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Times;
import java.time.Instant;
import java.util.Optional;

/// A text, a number, `true`, `false` or `null` as bytes. Behind a tag two are the same bytes where they are
/// the same value; without it, those of one kind are ordered as their values are.
final class Scalar {

    /// Code points of a text that an index keeps: PostgreSQL bounds an entry, and nobody sorts by more.
    static final int MAX_TEXT = 255;

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int NUMBER = 3;
    private static final int TEXT = 4;

    /// Behind what was kept of a longer text: it comes after the text that ends there, before all others.
    private static final int CUT = 1;

    /// The longest timestamp with nine digits of a second and an offset has fewer characters.
    private static final int MAX_TIME = 50;

    private Scalar() {}

    static boolean isScalar(JsonValue value) {
        return !(value instanceof JsonValue.Obj || value instanceof JsonValue.Arr);
    }

    static boolean isLong(String text) {
        return text.length() > MAX_TEXT && text.codePointCount(0, text.length()) > MAX_TEXT;
    }

    /// Tag and value, whole.
    static void whole(JsonValue scalar, Bytes out) {
        if (scalar instanceof JsonValue.Str(String text)) {
            out.put(TEXT).put(text);
        } else {
            kept(scalar, out);
        }
    }

    /// Tag and value as an index keeps them: a long text is cut.
    static void kept(JsonValue scalar, Bytes out) {
        switch (scalar) {
            case JsonValue.Null() -> out.put(NULL);
            case JsonValue.Bool(boolean flag) -> out.put(flag ? TRUE : FALSE);
            case JsonValue.Num(String number) -> number(number, out.put(NUMBER));
            case JsonValue.Str(String text) -> text(text, out.put(TEXT));
            case JsonValue.Arr _, JsonValue.Obj _ -> throw new IllegalStateException("no scalar");
        }
    }

    static void text(String text, Bytes out) {
        if (isLong(text)) {
            out.put(text.substring(0, text.offsetByCodePoints(0, MAX_TEXT))).put(CUT);
        } else {
            out.put(text);
        }
    }

    static void number(String number, Bytes out) {
        Decimal.of(number).put(out);
    }

    /// Seconds since 1970 with their sign turned, so that those before come first.
    static void time(Instant time, Bytes out) {
        out.put(time.getEpochSecond() ^ Long.MIN_VALUE, Long.BYTES).put(time.getNano(), Integer.BYTES);
    }

    static Optional<Instant> timeOf(JsonValue value) {
        return value instanceof JsonValue.Str(String text) && text.length() <= MAX_TIME
            ? Times.parse(text) : Optional.empty();
    }
}
