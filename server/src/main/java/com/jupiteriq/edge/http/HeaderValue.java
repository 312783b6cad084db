package com.jupiteriq.edge.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A value with parameters, such as `text/csv; header=present` (RFC 9110 section 5.6.6).
///
/// @param value what stands before the parameters, in lower case
/// @param parameters by their names in lower case, without their quotes
public record HeaderValue(String value, Map<String, String> parameters) {

    private static final String QUOTE = "\"";

    /// Empty for what cannot be read: no value, a parameter without one, or one parameter twice.
    public static Optional<HeaderValue> parse(String text) {
        List<String> parts = Negotiation.split(text, ';');
        Map<String, String> parameters = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            if (part.isBlank()) {
                continue;
            }
            String[] pair = part.strip().split("\\s*=\\s*", 2);
            String name = pair[0].toLowerCase(Locale.ROOT);
            if (pair.length < 2 || !isWhole(pair[1]) || parameters.put(name, unquoted(pair[1])) != null) {
                return Optional.empty();
            }
        }
        String value = parts.getFirst().strip().toLowerCase(Locale.ROOT);
        return value.isEmpty()
            ? Optional.empty() : Optional.of(new HeaderValue(value, Map.copyOf(parameters)));
    }

    /// Whether quotes that are opened are closed.
    private static boolean isWhole(String value) {
        return !value.startsWith(QUOTE) || value.length() > 1 && value.endsWith(QUOTE);
    }

    /// Browsers escape no backslash, so that only one before a quote or another one is an escape.
    private static String unquoted(String value) {
        return value.startsWith(QUOTE)
            ? value.substring(1, value.length() - 1).replaceAll("\\\\([\"\\\\])", "$1") : value;
    }
}
