package com.jupiteriq.files.scanning;

/// The scanner cannot be reached, or says nothing that is understood.
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    NoAnswer(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
