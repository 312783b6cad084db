package com.jupiteriq.kernel;

/// The one exception for refusals. Bugs are `IllegalStateException` and never become a 4xx.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public Refused(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
