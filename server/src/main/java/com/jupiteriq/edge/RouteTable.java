package com.jupiteriq.edge;

import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the route for a method and a path below the mount. Where a literal segment fits, no variable does:
/// `/tickets/batch` is never the ticket `batch`, in whatever order the routes stand and whatever the method.
final class RouteTable {

    /// What stands for any variable in a [Line#shape()].
    private static final String VARIABLE = "{}";

    /// The most literal first, segment by segment from the left.
    private static final Comparator<Line> LITERAL_FIRST =
        Comparator.comparing(line -> line.shape().replace(VARIABLE, "\uffff"));

    /// @param shape the path, whatever its variables are called
    private record Line(Route route, String[] segments, String shape) {

        static Line of(Route route) {
            String[] segments = RouteTable.segments(route.path());
            return new Line(route, segments, Arrays.stream(segments)
                .map(segment -> isVariable(segment) ? VARIABLE : segment)
                .collect(Collectors.joining("/")));
        }
    }

    record Match(Route route, Map<String, String> variables) {}

    private final List<Line> lines;

    RouteTable(List<Route> routes) {
        this.lines = routes.stream()
            .map(Line::of)
            .sorted(LITERAL_FIRST)
            .toList();
        Set<String> shapes = new HashSet<>();
        for (Line line : lines) {
            if (!shapes.add(line.route.method() + " " + line.shape())) {
                throw new IllegalStateException(
                    "two routes are " + line.route.method() + " /" + line.shape());
            }
        }
    }

    /// The route that is called so; empty when none is.
    Optional<Route> find(String method, String path) {
        return fitting(segments(path)).stream()
            .map(Line::route)
            .filter(route -> route.method().equals(method))
            .findFirst();
    }

    /// What anybody is told of this path; nothing of most.
    List<Header> options(String path) {
        return fitting(segments(path)).stream()
            .map(line -> line.route.traits().headers().options())
            .filter(headers -> !headers.isEmpty())
            .findFirst().orElse(List.of());
    }

    /// Refuses with `NoSuchRoute`, or with `MethodNotAllowed` when the path takes other methods.
    Match match(String method, String path) {
        String[] segments = segments(path);
        List<Line> fitting = fitting(segments);
        for (Line line : fitting) {
            if (line.route.method().equals(method)) {
                return new Match(line.route, variables(line.segments, segments));
            }
        }
        List<String> allowed = allowed(fitting);
        throw new Refused(
            allowed.isEmpty() ? new Failure.NoSuchRoute() : new Failure.MethodNotAllowed(allowed));
    }

    /// The lines of the one shape that fits best.
    private List<Line> fitting(String[] segments) {
        List<Line> fitting = new ArrayList<>(2);
        for (Line line : lines) {
            if (fits(line.segments, segments)
                && (fitting.isEmpty() || line.shape.equals(fitting.getFirst().shape))) {
                fitting.add(line);
            }
        }
        return fitting;
    }

    private static List<String> allowed(List<Line> fitting) {
        Set<String> allowed = new LinkedHashSet<>();
        for (Line line : fitting) {
            allowed.add(line.route.method());
            if (line.route.method().equals("GET")) {
                allowed.add("HEAD");
            }
            if (!line.route.traits().headers().options().isEmpty()) {
                allowed.add("OPTIONS");
            }
        }
        return List.copyOf(allowed);
    }

    private static boolean fits(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (isVariable(pattern[i]) ? path[i].isEmpty() : !pattern[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> variables(String[] pattern, String[] path) {
        Map<String, String> variables = new LinkedHashMap<>(2);
        for (int i = 0; i < pattern.length; i++) {
            if (isVariable(pattern[i])) {
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
            }
        }
        return variables;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /// The root has no segment, with or without its slash.
    private static String[] segments(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return new String[0];
        }
        List<String> segments = new ArrayList<>(4);
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            segments.add(path.substring(from, slash));
            from = slash + 1;
        }
        segments.add(path.substring(from));
        return segments.toArray(String[]::new);
    }
}
