package com.jupiteriq.jobs;

/// The job was cancelled, or a later attempt has begun: this one changes nothing any more.
final class Superseded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Superseded() {
        super("another attempt goes on, or the job is over", null, false, false);
    }
}
