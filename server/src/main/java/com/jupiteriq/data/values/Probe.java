package com.jupiteriq.data.values;

import java.util.List;

/// Which rows of an index a condition asks for (see [IndexRows]).
public sealed interface Probe {

    /// Items that have any of these rows; one may have several of them.
    record Exactly(List<byte[]> rows) implements Probe {}

    /// Items whose ordered row lies between these, of which each has one.
    @SuppressWarnings("ArrayRecordComponent")   // which nobody compares
    record Between(byte[] from, boolean fromIncluded, byte[] to, boolean toIncluded) implements Probe {}

    /// Every item once, in order: those with a value of the kind, those with another, those with none.
    static Between everyItem() {
        return new Between(new byte[] {IndexRows.VALUE}, true, new byte[] {IndexRows.ABSENT}, true);
    }
}
