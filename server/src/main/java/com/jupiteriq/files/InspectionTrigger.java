package com.jupiteriq.files;

import com.jupiteriq.files.kinds.Found;
import com.jupiteriq.kernel.Caller;
import java.util.Optional;

/// Whoever looks at files that have come.
@FunctionalInterface
public interface InspectionTrigger {

    /// Hears, when that is committed, that files wait to be looked at. It must not wait, and may miss some.
    void filesWait();

    /// What is said of a file whose bytes are there, when nobody has to look at all of them again; empty
    /// otherwise. It must not wait.
    ///
    /// @param found what they are by both ends
    /// @param sha256 of them, in hexadecimal
    default Optional<Verdict.Fine> passes(Caller caller, long size, Found found, String sha256) {
        return Optional.empty();
    }
}
