package com.jupiteriq.store;

/// A unique constraint refused the write; nothing was written.
public final class DuplicateKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String constraint;

    DuplicateKey(String constraint) {
        super("duplicate key in " + constraint, null, false, false);
        this.constraint = constraint;
    }

    /// The constraint's name in the schema.
    public String constraint() {
        return constraint;
    }
}
