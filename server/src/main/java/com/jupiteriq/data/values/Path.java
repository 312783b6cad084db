package com.jupiteriq.data.values;

import java.util.List;
import java.util.Optional;

/// The way to a value inside of an item's attributes, `address.city`. Arrays on the way have no name:
/// `lines.sku` is the `sku` of every line. A key that is empty or holds a dot cannot be named.
public record Path(List<String> names) {

    /// Names of one path; what lies deeper cannot be asked for.
    public static final int MAX_NAMES = 5;
    /// Code points of a whole path.
    public static final int MAX_LENGTH = 255;

    private static final char DOT = '.';

    public Path {
        names = List.copyOf(names);
    }

    public static Optional<Path> parse(String text) {
        List<String> names = List.of(text.split("\\.", MAX_NAMES + 1));
        boolean readable = names.size() <= MAX_NAMES && names.stream().noneMatch(String::isEmpty)
            && text.codePointCount(0, text.length()) <= MAX_LENGTH;
        return readable ? Optional.of(new Path(names)) : Optional.empty();
    }

    /// Whether a path can have this key as one of its names.
    static boolean canName(String key) {
        return !key.isEmpty() && key.indexOf(DOT) < 0;
    }

    public String text() {
        return String.join(".", names);
    }
}
