package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Problem;
import java.util.Optional;

/// What the name of an account or a key may be.
public final class Names {

    /// In code points.
    public static final int MAX_LENGTH = 100;

    private Names() {}

    /// What is wrong with the name, if anything.
    public static Optional<Problem> problem(String field, String name) {
        if (name.isBlank()) {
            return wrong(field, "The name must not be blank.");
        }
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            return wrong(field, "The name must have at most " + MAX_LENGTH + " characters.");
        }
        if (name.codePoints().anyMatch(Names::unprintable)) {
            return wrong(field, "The name must be without line breaks and control characters.");
        }
        return Optional.empty();
    }

    private static Optional<Problem> wrong(String field, String sentence) {
        return Optional.of(Problem.wrong(field, sentence));
    }

    private static boolean unprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
