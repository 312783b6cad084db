package com.jupiteriq.store;

/// Another write changed what this one had read; nothing was written. [Writes] tries again.
final class LostRace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostRace() {
        super("another write came first", null, false, false);
    }
}
