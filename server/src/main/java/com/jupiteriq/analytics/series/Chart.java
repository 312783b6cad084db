package com.jupiteriq.analytics.series;

import com.jupiteriq.json.Csv;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer: a line of points for each group, the largest first, every interval printed.
///
/// @param columns what each point says
public record Chart(Question question, List<Column> columns, List<Line> lines) {

    public static final String AT = "at";

    /// @param group null where nothing is told apart, and for what has no value of it
    public record Line(@Nullable String group, List<Point> points) {}

    /// @param values one of each column
    public record Point(Instant at, List<JsonValue> values) {}

    public JsonText json() {
        JsonWriter out = new JsonWriter().object().key("series").array();
        Group by = question.by();
        for (Line line : lines) {
            out.object().key("group").object();
            if (by != null) {
                out.field(by.name(), line.group());
            }
            out.endObject().key("points").array();
            line.points.forEach(point -> values(point, out.object()).endObject());
            out.endArray().endObject();
        }
        return out.endArray().field(Question.FROM, question.from()).field(Question.TO, question.to())
            .field(Question.INTERVAL, question.interval().word()).endObject().done();
    }

    private JsonWriter values(Point point, JsonWriter out) {
        out.field(AT, point.at());
        for (int i = 0; i < columns.size(); i++) {
            out.field(columns.get(i).name(), point.values().get(i).compact());
        }
        return out;
    }

    /// As a table: a column for the group, where there is one, one for the time, and those of the series.
    public String csv() {
        Group by = question.by();
        List<Field> fields = new ArrayList<>();
        if (by != null) {
            fields.add(by.field());
        }
        fields.add(Field.required(AT, Schema.timestamp(), "When the interval begins."));
        columns.forEach(column -> fields.add(column.field()));
        Csv table = new Csv(new Shape("Points", fields));
        StringBuilder text = new StringBuilder(table.head());
        for (Line line : lines) {
            for (Point point : line.points()) {
                JsonWriter out = new JsonWriter().object();
                if (by != null) {
                    out.field(by.name(), line.group());
                }
                text.append(table.line(values(point, out).endObject().done()));
            }
        }
        return text.toString();
    }
}
