package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an index keeps of an item. One row stands where the item is sorted: its value, behind all values that
/// something else is there, behind that that nothing is. Others say which values are found there, in arrays
/// too.
public final class IndexRows {

    /// The first byte of a row.
    static final int EQUAL = 0;
    static final int VALUE = 1;
    static final int OTHER = 2;
    static final int ABSENT = 3;

    private IndexRows() {}

    /// The ordered row first, then each other once, in the order of their bytes.
    ///
    /// @param kind any but words, which are not kept in rows
    public static List<byte[]> of(JsonValue.Obj attributes, Path path, IndexKind kind) {
        JsonValue straight = Spots.straight(attributes, path);
        byte[] value = straight == null ? null : value(straight, kind);
        TreeSet<byte[]> equal = new TreeSet<>(Arrays::compareUnsigned);
        boolean[] present = new boolean[1];
        Spots.each(attributes, path, found -> {
            present[0] = true;
            // Its ordered row says what a text or a number equals; a time equals whatever is the same text.
            if (Scalar.isScalar(found) && (value == null || kind == IndexKind.TIME)) {
                equal.add(equal(found));
            }
        });
        List<byte[]> rows = new ArrayList<>(1 + equal.size());
        rows.add(value != null ? value : new byte[] {(byte) (present[0] ? OTHER : ABSENT)});
        rows.addAll(equal);
        return rows;
    }

    static byte[] equal(JsonValue scalar) {
        Bytes out = new Bytes().put(EQUAL);
        Scalar.kept(scalar, out);
        return out.copy();
    }

    /// The ordered row of a value of this kind; null for another.
    static byte @Nullable [] value(JsonValue value, IndexKind kind) {
        Bytes out = new Bytes().put(VALUE);
        switch (kind) {
            case TEXT -> {
                if (!(value instanceof JsonValue.Str(String text))) {
                    return null;
                }
                Scalar.text(text, out);
            }
            case NUMBER -> {
                if (!(value instanceof JsonValue.Num(String number))) {
                    return null;
                }
                Scalar.number(number, out);
            }
            case TIME -> {
                Instant time = Scalar.timeOf(value).orElse(null);
                if (time == null) {
                    return null;
                }
                Scalar.time(time, out);
            }
            case WORDS -> throw new IllegalStateException("words are not kept in rows");
        }
        return out.copy();
    }
}
