package com.jupiteriq.passwords;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;

/// A password as somebody typed it, and its one form (NFKC) whatever the keyboard made of it.
final class Typed {

    /// Code points, before the normal form: four make one at most, so what has more is too long in any form.
    static final int MOST = 4 * Passwords.MAX_LENGTH;

    private final String text;
    private final String normal;

    private Typed(String text, String normal) {
        this.text = text;
        this.normal = normal;
    }

    /// What is too long is not normalised, which could make it eighteen times as long.
    static Typed of(String text) {
        return new Typed(text, isTooLong(text) ? text : Normalizer.normalize(text, Form.NFKC));
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MOST;
    }

    boolean isTooLong() {
        return isTooLong(text);
    }

    String normal() {
        return normal;
    }

    /// In code points.
    int length() {
        return normal.codePointCount(0, normal.length());
    }

    /// What to try, the normal form first. Other systems have hashed what was typed.
    List<String> forms() {
        return normal.equals(text) ? List.of(normal) : List.of(normal, text);
    }

    @Override
    public String toString() {
        return "Typed";
    }
}
