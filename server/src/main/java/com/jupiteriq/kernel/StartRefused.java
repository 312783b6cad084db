package com.jupiteriq.kernel;

/// Why the process cannot start or go on starting, in one sentence for the person who started it.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }
}
