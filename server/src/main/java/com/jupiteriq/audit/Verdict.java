package com.jupiteriq.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What verifying a part of the trail has found.
///
/// @param checked entries
/// @param firstInvalid null when everything is as it was sealed
/// @param nextFrom where to go on, null when all was checked that was asked for
public record Verdict(long checked, @Nullable Fault firstInvalid, @Nullable Instant nextFrom) {

    public boolean valid() {
        return firstInvalid == null;
    }
}
