package com.jupiteriq.outbound;

import java.io.IOException;

/// An exchange that cannot go on, for a reason that we know.
final class Fault extends IOException {

    private static final long serialVersionUID = 1;

    private final OutboundError error;

    /// @param sentence what the tenant may read
    Fault(OutboundError error, String sentence) {
        super(sentence);
        this.error = error;
    }

    OutboundError error() {
        return error;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
