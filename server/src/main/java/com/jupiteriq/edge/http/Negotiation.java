package com.jupiteriq.edge.http;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a client sends and wants, after RFC 9110 sections 8.3 and 12.5.1.
public final class Negotiation {

    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern MEDIA_RANGE =
        Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")\\s*((?:;.*)?)");
    // Wider than the RFC: the JDK's own old client sends q=.2
    private static final Pattern WEIGHT = Pattern.compile("(?=.?[0-9])[01]?(?:\\.[0-9]*)?");
    private static final Pattern NOTHING = Pattern.compile("0?(?:\\.0*)?");

    private Negotiation() {}

    /// Refuses when the type is none that the `Accept` header admits. Parts of the header that cannot be read
    /// are passed over, and a header with nothing else asks for nothing.
    public static void requireAccepted(@Nullable String accept, String offered) {
        if (!accepts(accept, offered)) {
            throw new Refused(new Failure.NotAcceptable(offered));
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

    static boolean accepts(@Nullable String accept, String offered) {
        if (accept == null || accept.equals("*/*") || accept.equals(offered)) {
            return true;
        }
        boolean legible = false;
        int best = -1;
        boolean wanted = false;
        for (String part : split(accept, ',')) {
            Matcher range = MEDIA_RANGE.matcher(part);
            Optional<String> weight = range.matches() ? weight(range.group(2)) : Optional.empty();
            if (weight.isEmpty()) {
                continue;
            }
            legible = true;
            int precision = precision(range.group(1).toLowerCase(Locale.ROOT), offered);
            boolean some = !NOTHING.matcher(weight.get()).matches();
            if (precision > best) {
                best = precision;
                wanted = some;
            } else if (precision == best) {
                wanted |= some;
            }
        }
        return !legible || (best >= 0 && wanted);
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
    private static List<String> split(String text, char separator) {
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
