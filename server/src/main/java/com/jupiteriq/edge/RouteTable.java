package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        Set<String> allowed = new LinkedHashSet<>();
        for (Line line : lines) {
            Map<String, String> variables = variables(line.segments, segments);
            if (variables != null && line.route.method().equals(method)) {
                return new Match(line.route, variables);
            }
            if (variables != null) {
                allow(line.route.method(), allowed);
            }
        }
        throw new Refused(
            allowed.isEmpty() ? new Failure.NoSuchRoute()
                : new Failure.MethodNotAllowed(List.copyOf(allowed)));
    }

    private static void allow(String method, Set<String> allowed) {
        allowed.add(method);
        if (method.equals("GET")) {
            allowed.add("HEAD");
        }
    }

    private static @Nullable Map<String, String> variables(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return null;
        }
        Map<String, String> variables = Map.of();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].startsWith("{")) {
                if (path[i].isEmpty()) {
                    return null;
                }
                variables = variables.isEmpty() ? new LinkedHashMap<>(2) : variables;
                variables.put(pattern[i].substring(1, pattern[i].length() - 1), path[i]);
            } else if (!pattern[i].equals(path[i])) {
                return null;
            }
        }
        return variables;
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
