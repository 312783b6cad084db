package com.jupiteriq.paths;

import com.jupiteriq.kernel.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations that patterns can name.
public final class Endpoints {

    /// @param path its segments
    record Line(Endpoint endpoint, List<String> path) {}

    private final Supplier<List<Endpoint>> source;
    private volatile @Nullable List<Line> lines;

    /// @param source asked when the first pattern is met: what serves the operations may itself need keys
    public Endpoints(Supplier<List<Endpoint>> source) {
        this.source = source;
    }

    /// The pattern that was written, if each of its methods names an operation. Otherwise tells what is wrong
    /// with the field, with what was perhaps meant.
    public Optional<PathPattern> read(String field, String text, List<Problem> problems) {
        Optional<PathPattern> pattern = PathPattern.parse(text).filter(this::isKnown);
        if (pattern.isEmpty()) {
            problems.add(Problem.wrong(field, new Meant(this, lines()).sentence(text)));
        }
        return pattern;
    }

    /// Whether each method of the pattern names an operation.
    boolean isKnown(PathPattern pattern) {
        return pattern.methods().isEmpty()
            ? lines().stream().anyMatch(line -> pattern.isPathOf(line.path()))
            : pattern.methods().stream().allMatch(method -> lines().stream().anyMatch(line ->
                method.equals(line.endpoint().method()) && pattern.isPathOf(line.path())));
    }

    /// Everything that one of the patterns names now. Of a pattern whose operations are gone: nothing.
    public Set<Endpoint> named(Collection<PathPattern> patterns) {
        return lines().stream()
            .filter(line -> patterns.stream().anyMatch(pattern ->
                pattern.names(line.endpoint().method(), line.path())))
            .map(Line::endpoint)
            .collect(Collectors.toUnmodifiableSet());
    }

    private List<Line> lines() {
        List<Line> known = lines;
        if (known == null) {
            known = source.get().stream()
                .map(endpoint -> new Line(endpoint, PathPattern.segments(endpoint.path())))
                .toList();
            lines = known;
        }
        return known;
    }
}
