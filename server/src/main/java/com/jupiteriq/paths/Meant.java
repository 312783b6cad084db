package com.jupiteriq.paths;

import com.jupiteriq.paths.Endpoints.Line;
import com.jupiteriq.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What somebody meant whose pattern names no operation.
final class Meant {

    private final Endpoints endpoints;
    private final List<Line> lines;

    Meant(Endpoints endpoints, List<Line> lines) {
        this.endpoints = endpoints;
        this.lines = lines;
    }

    String sentence(String text) {
        Optional<PathPattern> meant = PathPattern.parse(tidied(text));
        if (meant.isEmpty()) {
            return PathPattern.FORM;
        }
        PathPattern pattern = meant.get();
        if (endpoints.isKnown(pattern)) {
            return didYouMean(PathPattern.FORM, pattern);
        }
        String methods = methods(pattern);
        if (!methods.isEmpty()) {
            return "No operation has this method on this path, which takes " + methods + ".";
        }
        return general(pattern)
            .map(wide -> didYouMean("A pattern names operations, not single objects.", wide))
            .or(() -> nearest(pattern).map(near -> didYouMean("No operation has this path.", near)))
            .orElse("No operation has this path; those that there are stand in the OpenAPI document.");
    }

    private static String didYouMean(String sentence, PathPattern pattern) {
        return sentence + " Did you mean " + pattern + "?";
    }

    /// Upper-case methods, any when there is none; no empty segments, and variables as one segment.
    private static String tidied(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return text;
        }
        String methods = text.substring(0, slash).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return (methods.isEmpty() ? PathPattern.ONE : methods) + " /"
            + PathPattern.segments(text.substring(slash).strip()).stream()
                .map(segment -> PathPattern.isVariable(segment) ? PathPattern.ONE : segment)
                .collect(Collectors.joining("/"));
    }

    /// The methods that the path takes, empty when there is no such path.
    private String methods(PathPattern pattern) {
        return lines.stream()
            .filter(line -> pattern.isPathOf(line.path()))
            .map(line -> line.endpoint().method())
            .distinct()
            .collect(Collectors.joining(", "));
    }

    /// The same with one segment for whatever was written in the place of a variable.
    private Optional<PathPattern> general(PathPattern pattern) {
        return lines.stream()
            .filter(line -> line.path().size() >= pattern.segments().size())
            .filter(line -> general(pattern, line.path()).isPathOf(line.path()))
            .map(line -> general(pattern, line.path()))
            .filter(endpoints::isKnown)
            .findFirst();
    }

    private static PathPattern general(PathPattern pattern, List<String> path) {
        List<String> segments = IntStream.range(0, pattern.segments().size())
            .mapToObj(i -> PathPattern.isVariable(path.get(i)) ? PathPattern.ONE : pattern.segments().get(i))
            .toList();
        return new PathPattern(pattern.methods(), segments, pattern.deep());
    }

    /// The same methods on the path that the fewest edits lead to.
    private Optional<PathPattern> nearest(PathPattern pattern) {
        Set<String> paths = new LinkedHashSet<>();
        for (Line line : lines) {
            PathPattern whole = PathPattern.of(line.endpoint());
            paths.add(whole.path());
            List<String> segments = new ArrayList<>(whole.segments());
            while (!segments.isEmpty()) {
                paths.add(new PathPattern(List.of(), List.copyOf(segments), true).path());
                segments.removeLast();
            }
        }
        return Nearest.to(pattern.path(), paths)
            .flatMap(path -> PathPattern.parse(pattern.method() + " " + path))
            .filter(endpoints::isKnown);
    }
}
