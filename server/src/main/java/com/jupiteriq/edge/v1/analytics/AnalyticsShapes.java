package com.jupiteriq.edge.v1.analytics;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.series.Analytics;
import com.jupiteriq.analytics.series.Chart;
import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.analytics.series.Group;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Of what questions and answers are made, put together from all series.
final class AnalyticsShapes {

    private static final int MOST_POINTS = 10_000;
    private static final int MOST_SERIES = 100;
    private static final String GROUPS = "groups";
    private static final String POINTS = "points";

    private static final Shape DESCRIBED = Shape.of("SeriesDescription",
        Field.required("name", Schema.text(100), "Its name, by which it is asked for."),
        Field.required("about", Schema.text(1_000), "What it tells."),
        Field.required(GROUPS, words(), "By what it can be told apart, and narrowed."),
        Field.required(POINTS, words(), "What each of its points says."));

    static final Shape LIST = Shape.of("SeriesList",
        Field.required("series", new Schema.ListOf(DESCRIBED.nested(), MOST_SERIES), "All there are."));

    private final List<Source> sources;

    AnalyticsShapes(Analytics analytics) {
        sources = analytics.sources();
    }

    private static Schema words() {
        return new Schema.ListOf(Schema.text(100), MOST_SERIES);
    }

    JsonText described() {
        JsonWriter out = new JsonWriter().object().key("series").array();
        for (Source source : sources) {
            out.object().field("name", source.name()).field("about", source.about())
                .field(GROUPS, source.groups().stream().map(Group::name).toList())
                .field(POINTS, source.columns().stream().map(Column::name).toList())
                .endObject();
        }
        return out.endArray().endObject().done();
    }

    /// The name of a series, as a variable of the path.
    Field series() {
        return Field.required("series", Schema.text(100), "The name of a series.").example("\"requests\"");
    }

    /// Everything that a question may say; which groups a series has, it knows itself.
    List<Field> parameters() {
        Stream<Field> ordinary = Stream.of(
            Field.optional(Question.FROM, new Schema.DateOrTime(),
                "From when on; lowered to its interval. Without it the 24 hours before `to`."),
            Field.optional(Question.TO, new Schema.DateOrTime(),
                "Until when, exclusive; at most the end of the current interval, which it is without it."),
            Field.optional(Question.INTERVAL, new Schema.OneOf(
                Arrays.stream(Interval.values()).map(Interval::word).toList()),
                "How long an interval is. Minutes are kept for 7 days, hours for 90, days for 3 years.")
                .byDefault("\"" + Interval.HOUR.word() + "\""),
            Field.optional(Question.GROUP_BY, new Schema.OneOf(groups().keySet().stream().toList()),
                "By what is told apart; one of the groups of the series."));
        return Stream.concat(ordinary, groups().values().stream()).toList();
    }

    /// All groups by their names. Where two series have one of the same name, what either takes is taken.
    private Map<String, Field> groups() {
        Map<String, Field> groups = new LinkedHashMap<>();
        sources.forEach(source -> source.groups().forEach(group ->
            groups.merge(group.name(), group.field(), (one, other) ->
                one.schema().equals(other.schema()) ? one
                    : Field.optional(one.name(), Schema.nonEmpty(500), one.about()))));
        return groups;
    }

    Shape chart() {
        List<Field> grouped = groups().values().stream()
            .map(field -> Field.optional(field.name(), Schema.text(500).orNull(), field.about())).toList();
        Map<String, Field> points = new LinkedHashMap<>();
        points.put(Chart.AT, Field.required(Chart.AT, Schema.timestamp(), "When the interval begins."));
        sources.forEach(source -> source.columns().forEach(column ->
            points.merge(column.name(), column.field(), AnalyticsShapes::either)));
        Shape line = Shape.of("SeriesLine",
            Field.required("group", new Shape("SeriesGroup", grouped).nested(),
                "What its points have in common; empty where nothing is told apart."),
            Field.required(POINTS, new Schema.ListOf(
                new Shape("SeriesPoint", List.copyOf(points.values())).nested(), MOST_POINTS),
                "One for each interval, also where nothing happened."));
        return Shape.of("Series",
            Field.required("series", new Schema.ListOf(line.nested(), MOST_POINTS),
                "One for each group, the largest first."),
            Field.required(Question.FROM, Schema.timestamp(), "When the first interval begins."),
            Field.required(Question.TO, Schema.timestamp(), "When the last interval ends."),
            Field.required(Question.INTERVAL, Schema.text(10), "How long each is."));
    }

    private static Field either(Field one, Field other) {
        return one.about().equals(other.about()) ? one
            : Field.optional(one.name(), one.schema(), one.about() + " Or: " + other.about());
    }
}
