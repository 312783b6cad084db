package com.jupiteriq.limits;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// So many requests a window, as operators write it: `100/minute`, `1000/hour`, `5000/day`.
public record Rate(long requests, Window window) {

    public static final long MAX_REQUESTS = 10_000_000;

    /// What a rate looks like, to be put into a sentence.
    public static final String FORM = "a number from 1 to " + MAX_REQUESTS
        + " per minute, hour or day, such as 100/minute, 1000/hour or 5000/day";

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,7})/([a-z]+)");

    /// Empty when the text is no rate, or none that is taken.
    public static Optional<Rate> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
            ? Window.of(parts.group(2))
                .map(window -> new Rate(Long.parseLong(parts.group(1)), window))
                .filter(rate -> rate.requests <= MAX_REQUESTS)
            : Optional.empty();
    }

    /// As it was written.
    @Override
    public String toString() {
        return requests + "/" + window.word();
    }
}
