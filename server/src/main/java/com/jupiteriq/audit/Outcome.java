package com.jupiteriq.audit;

/// What became of an action.
public enum Outcome {
    DONE("done"),
    /// The caller had no right to it.
    DENIED("denied");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
