package com.jupiteriq.edge.http;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client sends and wants, after RFC 9110 sections 8.3 and 12.5.1.
public final class Negotiation {

    public static final String JSON = "application/json";

    /// One JSON value a line.
    public static final String NDJSON = "application/x-ndjson";

    /// A table (RFC 4180).
    public static final String CSV = "text/csv";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern MEDIA_RANGE =
        Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")\\s*((?:;.*)?)");
    // Wider than the RFC: the JDK's own old client sends q=.2
    private static final Pattern WEIGHT = Pattern.compile("(?=.?[0-9])[01]?(?:\\.[0-9]*)?");

    private Negotiation() {}

    /// The offered type that the `Accept` header wants most; of those that it wants alike the one that it
    /// names more precisely, else the first. Parts of the header that cannot be read are passed over, and a
    /// header with nothing else asks for nothing. Refuses when it admits none.
    public static String chosen(@Nullable String accept, List<String> offered) {
        String chosen = offered.getFirst();
        Wish strongest = wish(accept, chosen);
        for (String other : offered.subList(1, offered.size())) {
            Wish wish = wish(accept, other);
            if (wish.compareTo(strongest) > 0) {
                chosen = other;
                strongest = wish;
            }
        }
        if (strongest.weight() <= 0) {
            throw new Refused(new Failure.NotAcceptable(String.join(" or ", offered)));
        }
        return chosen;
    }

    /// @param weight 0 for not at all
    /// @param precision how the type is named: 2 itself, 1 its family, 0 everything, -1 not
    private record Wish(double weight, int precision) implements Comparable<Wish> {

        private static final Wish NONE = new Wish(0, -1);
        private static final Wish ANYTHING = new Wish(1, 0);

        @Override
        public int compareTo(Wish other) {
            return Comparator.comparingDouble(Wish::weight).thenComparingInt(Wish::precision)
                .compare(this, other);
        }
    }

    /// Refuses a body whose `Content-Type` is not JSON in UTF-8 (decision C71).
    public static void requireJson(@Nullable String contentType) {
        if (!isJson(contentType)) {
            throw new Refused(new Failure.UnsupportedMedia(contentType == null
                ? "The request has a body but no Content-Type. Send Content-Type: application/json."
                : "Send the body as JSON in UTF-8 with Content-Type: application/json."));
        }
    }

    /// The one of these types that the body has. Refuses every other, and text that is not in UTF-8.
    public static String demanded(@Nullable String contentType, List<String> types) {
        Matcher sent = MEDIA_RANGE.matcher(contentType == null ? "" : contentType);
        if (sent.matches() && utf8(sent.group(2))) {
            String name = sent.group(1).toLowerCase(Locale.ROOT);
            if (types.contains(name)) {
                return name;
            }
        }
        throw new Refused(new Failure.UnsupportedMedia(
            "Send the body in UTF-8 with Content-Type: " + String.join(" or ", types) + "."));
    }

    /// Refuses a body of another type than these, whatever its parameters are.
    public static void require(@Nullable String contentType, List<String> types) {
        if (HeaderValue.parse(contentType == null ? "" : contentType)
            .filter(sent -> types.contains(sent.value())).isEmpty()) {
            throw new Refused(new Failure.UnsupportedMedia(
                "Send the body with Content-Type: " + String.join(" or ", types) + "."));
        }
    }

    /// Refuses a body that is encoded in any way.
    ///
    /// @param encodings the values of `Content-Encoding`
    public static void requirePlain(List<String> encodings) {
        if (encodings.stream().map(String::strip)
            .anyMatch(encoding -> !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity"))) {
            throw new Refused(new Failure.UnsupportedMedia(
                "Send the body without Content-Encoding. It is taken as it is."));
        }
    }

    /// The most precise of the ranges that have this type says how much it is wanted.
    private static Wish wish(@Nullable String accept, String offered) {
        if (accept == null || accept.equals("*/*")) {
            return Wish.ANYTHING;
        }
        boolean legible = false;
        Wish wish = Wish.NONE;
        for (String part : split(accept, ',')) {
            Matcher range = MEDIA_RANGE.matcher(part);
            Optional<String> weight = range.matches() ? weight(range.group(2)) : Optional.empty();
            if (weight.isEmpty()) {
                continue;
            }
            legible = true;
            int precision = precision(range.group(1).toLowerCase(Locale.ROOT), offered);
            double wanted = Double.parseDouble(weight.get());
            boolean better = precision > wish.precision()
                || precision == wish.precision() && wanted > wish.weight();
            if (precision >= 0 && better) {
                wish = new Wish(wanted, precision);
            }
        }
        return legible ? wish : Wish.ANYTHING;
    }

    static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        if (contentType.equals(JSON)) {
            return true;
        }
        Matcher type = MEDIA_RANGE.matcher(contentType);
        if (!type.matches()) {
            return false;
        }
        String name = type.group(1).toLowerCase(Locale.ROOT);
        return (name.equals(JSON) || name.equals(MERGE_PATCH)) && utf8(type.group(2));
    }

    /// 2 for the type itself, 1 for its family, 0 for everything, -1 for another type.
    private static int precision(String range, String offered) {
        if (range.equals(offered)) {
            return 2;
        }
        if (range.equals("*/*")) {
            return 0;
        }
        return range.endsWith("/*") && offered.startsWith(range.substring(0, range.length() - 1)) ? 1 : -1;
    }

    /// The weight of a media range, 1 when it has none; empty when it cannot be read.
    private static Optional<String> weight(String parameters) {
        for (String parameter : split(parameters, ';')) {
            String[] parts = parameter.split("=", 2);
            if (parts[0].strip().equalsIgnoreCase("q")) {
                String value = parts.length > 1 ? parts[1].strip() : "";
                return Optional.of(value).filter(text -> WEIGHT.matcher(text).matches());
            }
        }
        return Optional.of("1");
    }

    private static boolean utf8(String parameters) {
        for (String parameter : split(parameters, ';')) {
            String[] parts = parameter.split("=", 2);
            if (parts[0].strip().equalsIgnoreCase("charset")) {
                String value = parts.length > 1 ? parts[1].strip().replace("\"", "") : "";
                if (!value.equalsIgnoreCase("utf-8") && !value.equalsIgnoreCase("utf8")) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The parts between separators that stand outside of quotes.
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
