package com.jupiteriq.postgres;

/// What takes a moment at start, in order; told to a `Consumer<Phase>` as each begins.
public enum Phase {

    UNPACK("Unpacking PostgreSQL"),
    INITDB("Creating the database"),
    START("Starting PostgreSQL"),
    MIGRATE("Bringing the database schema up to date");

    private final String sentence;

    Phase(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
