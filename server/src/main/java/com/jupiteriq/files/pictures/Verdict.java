package com.jupiteriq.files.pictures;

/// What the process says of a picture. Words are not its to choose.
public enum Verdict {

    DRAWN(""),
    TOO_MANY_BYTES("it has more bytes than are decoded"),
    TOO_MANY_PIXELS("it has more pixels than are decoded"),
    TOO_MUCH_MEMORY("to decode it takes more memory than there is for one"),
    UNREADABLE("it cannot be decoded"),
    CUT_OFF("it ends before it is whole");

    private final String why;

    Verdict(String why) {
        this.why = why;
    }

    String why() {
        return why;
    }
}
