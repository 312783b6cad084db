package com.jupiteriq.data.values;

import java.util.Arrays;
import java.util.List;

/// Which rows of an index a condition asks for (see [IndexRows]).
public sealed interface Probe {

    /// Items that have any of these rows; one may have several of them.
    record Exactly(List<byte[]> rows) implements Probe {}

    /// Items whose ordered row lies between these, of which each has one.
    @SuppressWarnings("ArrayRecordComponent")   // which nobody compares
    record Between(byte[] from, boolean fromIncluded, byte[] to, boolean toIncluded) implements Probe {

        /// What lies between the ends of both.
        public Between and(Between other) {
            int begin = Arrays.compareUnsigned(from, other.from);
            int end = Arrays.compareUnsigned(to, other.to);
            return new Between(
                begin >= 0 ? from : other.from,
                (begin < 0 || fromIncluded) && (begin > 0 || other.fromIncluded),
                end <= 0 ? to : other.to,
                (end > 0 || toIncluded) && (end < 0 || other.toIncluded));
        }
    }

    /// Every item once, in order: those with a value of the kind, those with another, those with none.
    static Between everyItem() {
        return new Between(new byte[] {IndexRows.VALUE}, true, new byte[] {IndexRows.ABSENT}, true);
    }
}
