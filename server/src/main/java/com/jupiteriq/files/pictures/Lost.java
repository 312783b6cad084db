package com.jupiteriq.files.pictures;

/// The process is of no use any more: it has ended, takes too long, or answers what makes no sense.
final class Lost extends Exception {

    private static final long serialVersionUID = 1L;

    Lost(String why, Throwable cause) {
        super(why, cause, false, false);
    }
}
