package com.jupiteriq.analytics.series;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What happened, over time.
public final class Analytics {

    private final List<Source> sources;
    private final InstantSource clock;

    Analytics(List<Source> sources, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /// All series, in the order in which they are told of.
    public List<Source> sources() {
        return sources;
    }

    /// Refuses with `Missing` what is no series.
    public Source source(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst()
            .orElseThrow(() -> new Refused(new Failure.Missing("series")));
    }

    /// A question by its texts, named like the parameters of the API: `from`, `to`, `interval`, `group_by`
    /// and the groups of the series. Refuses with `Unreadable` what is wrong with one of them, and with
    /// `Invalid` what would have too many points.
    public Question question(Source source, Map<String, String> texts) {
        return new QuestionReader(source, texts, clock.instant()).read();
    }

    /// Refuses with `Invalid` what has too many points, and with `DeadlinePassed` what takes too long.
    public Chart answer(Caller caller, Source source, Question question) {
        List<Source.Found> found = source.read(caller, question, QuestionReader.MOST_POINTS + 1);
        Map<Optional<String>, Map<Instant, List<JsonValue>>> groups = new HashMap<>();
        for (Source.Found one : found) {
            groups.computeIfAbsent(Optional.ofNullable(one.group()), none -> new HashMap<>())
                .put(one.at(), one.values());
        }
        if (question.by() == null) {
            groups.putIfAbsent(Optional.empty(), Map.of());
        }
        QuestionReader.demandFew(question,
            found.size() > QuestionReader.MOST_POINTS ? found.size() : groups.size(), clock.instant());
        List<JsonValue> none = source.columns().stream().map(Column::none).toList();
        List<Chart.Line> lines = groups.entrySet().stream()
            .sorted(Comparator
                .comparingLong((Map.Entry<Optional<String>, Map<Instant, List<JsonValue>>> group) ->
                    -first(group.getValue()))
                .thenComparing(group -> group.getKey().orElse("")))
            .map(group -> new Chart.Line(
                group.getKey().orElse(null), points(question, group.getValue(), none)))
            .toList();
        return new Chart(question, source.columns(), lines);
    }

    /// The sum of the first column, which counts.
    private static long first(Map<Instant, List<JsonValue>> points) {
        return points.values().stream()
            .mapToLong(values -> Long.parseLong(values.getFirst().compact().text())).sum();
    }

    private static List<Chart.Point> points(
            Question question, Map<Instant, List<JsonValue>> found, List<JsonValue> none) {
        List<Chart.Point> points = new ArrayList<>();
        Stream.iterate(question.from(), question.interval()::next).limit(question.intervals())
            .forEach(at -> points.add(new Chart.Point(at, found.getOrDefault(at, none))));
        return points;
    }
}
