package com.jupiteriq.bench;

/// An answer that is not the one that was expected: the whole run is worth nothing.
final class WrongAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongAnswer(String message) {
        super(message);
    }
}
