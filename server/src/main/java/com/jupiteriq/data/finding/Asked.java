package com.jupiteriq.data.finding;

import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.data.values.Op;
import com.jupiteriq.data.values.Probe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that is asked of every item of a list.
sealed interface Asked {

    /// What needs no index of the type.
    enum Plain implements Asked { TYPE, STATUS, EXTERNAL_ID, ARCHIVED, CREATED, UPDATED, WORDS }

    /// What is asked of attributes.
    ///
    /// @param condition of several ranges of one index the first
    /// @param index that can answer it; null where only hashes can
    /// @param building whether there will be one soon
    /// @param probe which rows of the index to ask for; null where they are of no help: where there are none,
    ///     and where most items fit
    record OfAttributes(
        Condition condition, @Nullable Index index, boolean building, @Nullable Probe probe)
        implements Asked {

        static OfAttributes of(Condition condition, @Nullable Index index, boolean building) {
            return new OfAttributes(condition, index, building,
                index == null || condition.op() == Op.NE ? null : condition.probe(index.kind()));
        }

        /// Whether it is a range of the same index.
        boolean isBeside(OfAttributes other) {
            return condition.op().isRange() && other.condition.op().isRange()
                && indexed().equals(other.indexed());
        }

        /// Both, which one walk through the index answers.
        OfAttributes and(OfAttributes other) {
            return new OfAttributes(condition, index, false, range().and(other.range()));
        }

        /// What a condition that is a range asks for.
        Probe.Between range() {
            return (Probe.Between) Objects.requireNonNull(probe);
        }

        /// Whether rows of an index find exactly what is asked for.
        boolean isExact() {
            return !condition.inexact();
        }

        Index indexed() {
            return Objects.requireNonNull(index);
        }
    }
}
