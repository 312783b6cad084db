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
    /// @param index that can answer it; null where only hashes can
    /// @param building whether there will be one soon
    record OfAttributes(Condition condition, @Nullable Index index, boolean building) implements Asked {

        /// Which rows of the index to ask for; null where they are of no help: where there are none, and
        /// where most items fit.
        @Nullable Probe probe() {
            return index == null || condition.op() == Op.NE ? null : condition.probe(index.kind());
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
