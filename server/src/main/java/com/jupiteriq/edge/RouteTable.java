package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the route for a method and a path below the mount.
final class RouteTable {

    private record Line(Route route, String[] segments) {}

    record Match(Route route, Map<String, String> variables) {}

    private final List<Line> lines;

    RouteTable(List<Route> routes) {
        this.lines = routes.stream().map(route -> new Line(route, segments(route.path()))).toList();
    }

    /// Refuses with `NoSuchRoute`, or with `MethodNotAllowed` when the path takes other methods.
    Match match(String method, String path) {
        String[] segments = segments(path);
        for (Line line : lines) {
            if (line.route.method().equals(method) && fits(line.segments, segments)) {
                return new Match(line.route, variables(line.segments, segments));
            }
        }
        List<String> allowed = allowed(segments);
        throw new Refused(
            allowed.isEmpty() ? new Failure.NoSuchRoute() : new Failure.MethodNotAllowed(allowed));
    }

    private List<String> allowed(String[] segments) {
        Set<String> allowed = new LinkedHashSet<>();
        for (Line line : lines) {
            if (fits(line.segments, segments)) {
                allowed.add(line.route.method());
                if (line.route.method().equals("GET")) {
                    allowed.add("HEAD");
                }
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
