package com.jupiteriq.data.schemas;

import com.networknt.schema.SchemaException;

/// Ends the work on an item. It is one of the validator's exceptions, since it logs all others.
final class TookTooLong extends SchemaException {

    private static final long serialVersionUID = 1L;

    TookTooLong() {
        super("took too long");
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
