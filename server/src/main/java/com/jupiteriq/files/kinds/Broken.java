package com.jupiteriq.files.kinds;

/// The structure of a file is not that of its format.
final class Broken extends Exception {

    private static final long serialVersionUID = 1;

    private final String why;

    /// @param why what stands behind "This begins as a picture, but"
    Broken(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
