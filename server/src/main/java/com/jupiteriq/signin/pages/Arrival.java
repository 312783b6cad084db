package com.jupiteriq.signin.pages;

import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import org.jspecify.annotations.Nullable;

/// A request for a page, by somebody who need not be known.
///
/// @param device what this browser was given when somebody last signed in with it; null for none
public record Arrival(Origin origin, Deadline deadline, @Nullable String device) {

    /// What is known of a browser is nobody's business who reads a log.
    @Override
    public String toString() {
        return "Arrival[" + origin.requestId() + "]";
    }
}
