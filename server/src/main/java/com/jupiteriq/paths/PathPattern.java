package com.jupiteriq.paths;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names operations by method and path: `GET,POST /v1/tickets/*` or `* /v1/webhooks/**`.
///
/// @param methods in alphabetical order; empty for any
/// @param segments below `/v1`; [#ONE] stands for one segment, whatever it is
/// @param deep whether everything below is named too, and the path itself
public record PathPattern(List<String> methods, List<String> segments, boolean deep) {

    /// What a pattern looks like, as a sentence.
    public static final String FORM = "A pattern is a method and a path, such as GET /v1/tickets/*"
        + " or GET,POST /v1/webhooks/**; * is one segment, and ** stands at the end only.";

    /// One segment, a variable's included.
    static final String ONE = "*";

    /// At the end only: any number of segments, none included.
    static final String ANY = "**";

    /// The version whose operations patterns name. It may be left out.
    private static final String MOUNT = "v1";

    private static final int MAX_LENGTH = 200;
    private static final Pattern TEXT = Pattern.compile("(\\*|[A-Z]+(?:,[A-Z]+)*) +((?:/[^/\\s]+)+)");

    /// Empty when the text is no pattern.
    public static Optional<PathPattern> parse(String text) {
        var parts = TEXT.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        List<String> methods = parts.group(1).equals(ONE)
            ? List.of() : Stream.of(parts.group(1).split(",")).distinct().sorted().toList();
        List<String> segments = segments(parts.group(2));
        if (segments.getFirst().equals(MOUNT)) {
            segments = segments.subList(1, segments.size());
        }
        boolean deep = !segments.isEmpty() && segments.getLast().equals(ANY);
        if (deep) {
            segments = segments.subList(0, segments.size() - 1);
        }
        return segments.contains(ANY)
            ? Optional.empty() : Optional.of(new PathPattern(methods, List.copyOf(segments), deep));
    }

    static List<String> segments(String path) {
        return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
    }

    /// The one operation.
    static PathPattern of(Endpoint endpoint) {
        return new PathPattern(List.of(endpoint.method()), segments(endpoint.path()).stream()
            .map(segment -> isVariable(segment) ? ONE : segment).toList(), false);
    }

    boolean names(String method, List<String> path) {
        return (methods.isEmpty() || methods.contains(method)) && isPathOf(path);
    }

    /// A variable's value is nobody's to name: one object has several spellings.
    boolean isPathOf(List<String> path) {
        if (deep ? path.size() < segments.size() : path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String wanted = segments.get(i);
            if (!wanted.equals(ONE) && (isVariable(path.get(i)) || !wanted.equals(path.get(i)))) {
                return false;
            }
        }
        return true;
    }

    static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /// Whether this names whatever the other one names with one of its methods, also what is added later.
    ///
    /// @param method null for any
    public boolean covers(@Nullable String method, PathPattern other) {
        boolean every = methods.isEmpty() || method != null && methods.contains(method);
        if (!every || (deep ? other.segments.size() < segments.size()
            : other.deep || other.segments.size() != segments.size())) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).equals(ONE) && !segments.get(i).equals(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The path as it is stored and shown, the version included.
    public String path() {
        StringBuilder path = new StringBuilder("/" + MOUNT);
        segments.forEach(segment -> path.append('/').append(segment));
        return deep ? path.append('/').append(ANY).toString() : path.toString();
    }

    /// The methods as they are stored and shown.
    public String method() {
        return methods.isEmpty() ? ONE : String.join(",", methods);
    }

    /// The one spelling of what is named; [#parse] reads it.
    @Override
    public String toString() {
        return method() + " " + path();
    }
}
