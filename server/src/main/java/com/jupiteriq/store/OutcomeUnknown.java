package com.jupiteriq.store;

/// The connection broke while a write was under way: it may have been committed or not.
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutcomeUnknown(Throwable cause) {
        super("the connection broke during a write", cause);
    }
}
