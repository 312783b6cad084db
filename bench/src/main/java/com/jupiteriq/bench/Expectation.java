package com.jupiteriq.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every answer must be: the wanted status, and the body of the first answer except for the values of
/// the fields that vary from one to the next, which keep their length.
final class Expectation {

    private static final String ANYTHING = "*";
    private static final int SHOWN = 500;

    private final int status;
    private final List<String> varying;
    private byte @Nullable [] first;
    private List<Part> fixed = List.of();

    private record Part(int from, int to) {}

    /// @param varying names of JSON fields with string values; `*` when the whole body varies
    Expectation(int status, List<String> varying) {
        this.status = status;
        this.varying = varying;
    }

    void check(int actual, byte[] buffer, int from, int to) {
        if (actual != status) {
            throw new WrongAnswer("status " + actual + " instead of " + status + ": "
                + new String(buffer, from, Math.min(SHOWN, to - from), StandardCharsets.UTF_8));
        }
        if (varying.contains(ANYTHING)) {
            return;
        }
        if (first == null) {
            first = Arrays.copyOfRange(buffer, from, to);
            fixed = fixedParts(new String(first, StandardCharsets.ISO_8859_1));
        } else if (!matches(first, buffer, from, to)) {
            throw new WrongAnswer("the body differs from the first answer: "
                + new String(buffer, from, Math.min(SHOWN, to - from), StandardCharsets.UTF_8));
        }
    }

    private boolean matches(byte[] wanted, byte[] buffer, int from, int to) {
        if (to - from != wanted.length) {
            return false;
        }
        for (Part part : fixed) {
            if (!Arrays.equals(wanted, part.from, part.to, buffer, from + part.from, from + part.to)) {
                return false;
            }
        }
        return true;
    }

    private List<Part> fixedParts(String body) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        if (!varying.isEmpty()) {
            Matcher field = Pattern.compile("\"(?:" + String.join("|", varying) + ")\":\"([^\"]*)\"").matcher(body);
            while (field.find()) {
                parts.add(new Part(from, field.start(1)));
                from = field.end(1);
            }
        }
        parts.add(new Part(from, body.length()));
        return parts;
    }
}
