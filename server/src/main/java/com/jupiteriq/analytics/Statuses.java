package com.jupiteriq.analytics;

/// Every status from the first to the last.
public record Statuses(int first, int last) {

    /// What [#parse] reads, as ECMA 262 writes patterns.
    static final String PATTERN = "^[1-5](?:[0-9]{2}|xx)$";

    private static final String CLASS = "xx";

    /// One status, `404`, or its whole class, `4xx`.
    public static Statuses parse(String text) {
        if (text.endsWith(CLASS)) {
            int first = Integer.parseInt(text.replace(CLASS, "00"));
            return new Statuses(first, first + 99);
        }
        int one = Integer.parseInt(text);
        return new Statuses(one, one);
    }
}
