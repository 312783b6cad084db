package com.jupiteriq.kernel;

/// The process cannot start or go on for a reason that its operator can change. The message is one
/// sentence that says what to do next; `Main` prints it and exits with a code other than zero.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }

    /// Keeps the cause for the log; the sentence alone is for the terminal.
    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause, false, false);
    }
}
