package com.jupiteriq.reports;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.series.Analytics;
import com.jupiteriq.analytics.series.Chart;
import com.jupiteriq.analytics.series.Column;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.json.Csv;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.sla.Sla;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The availability of the months of a year and of the one that is not over (UTC), held against what was
/// guaranteed (R419, R420).
///
/// @param current the one that is not over
/// @param sla null where nothing is guaranteed
record Months(YearMonth current, SortedMap<YearMonth, Minutes> minutes, @Nullable Sla sla) {

    private static final int SHOWN = 12;
    private static final String MONTHS = "months";

    private static final Shape MONTH = Shape.of("ReportMonth",
        Field.required("month", Schema.text(7), "Year and month."),
        Field.required("count", new Schema.Whole(0, Long.MAX_VALUE), "Its minutes that are over."),
        Field.required("errors", new Schema.Whole(0, Long.MAX_VALUE), "Those in which it was down."),
        Field.required("availability", new Schema.Decimal().orNull(), "In per cent."),
        Field.required("target", new Schema.Decimal().orNull(), "What is guaranteed."),
        Field.required("reached", new Schema.Flag().orNull(), "Whether that was reached."),
        Field.required("credit", new Schema.Decimal().orNull(), "What is owed, once the month is over."));

    /// Of one month.
    private record Minutes(long count, long down) {

        Minutes and(Minutes more) {
            return new Minutes(count + more.count, down + more.down);
        }
    }

    static Months read(Analytics analytics, Caller caller, Instant at, @Nullable Sla sla) {
        YearMonth current = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        YearMonth first = current.minusMonths(SHOWN);
        Source source = analytics.source(Template.AVAILABILITY.series());
        Question question = analytics.question(source, Map.of(Question.INTERVAL, Interval.DAY.word(),
            Question.FROM, first.atDay(1).toString(),
            Question.TO, current.plusMonths(1).atDay(1).toString()));
        SortedMap<YearMonth, Minutes> months = new TreeMap<>();
        for (Chart.Line line : analytics.answer(caller, source, question).lines()) {
            line.points().forEach(day -> months.merge(YearMonth.from(day.at().atOffset(ZoneOffset.UTC)),
                new Minutes(number(day, 0), number(day, 1)), Minutes::and));
        }
        return new Months(current, months, sla);
    }

    private static long number(Chart.Point day, int column) {
        return Long.parseLong(day.values().get(column).compact().text());
    }

    JsonText json() {
        JsonWriter out = new JsonWriter().object().key(MONTHS).array();
        minutes.keySet().forEach(month -> out.raw(line(month)));
        return out.endArray().endObject().done();
    }

    String csv() {
        Csv table = new Csv(MONTH);
        StringBuilder text = new StringBuilder(table.head());
        minutes.keySet().forEach(month -> text.append(table.line(line(month))));
        return text.toString();
    }

    private JsonText line(YearMonth month) {
        Minutes all = minutes.getOrDefault(month, new Minutes(0, 0));
        JsonWriter out = new JsonWriter().object().field("month", month.toString())
            .field("count", all.count).field("errors", all.down)
            .field("availability", Column.percent(all.count, all.down).compact());
        boolean measured = sla != null && all.count > 0;
        out.field("target", sla == null ? null : number(sla.target()));
        out.field("reached", sla == null || !measured ? null
            : new JsonValue.Bool(sla.reached(all.count, all.down)).compact());
        out.field("credit", sla == null || !measured || month.equals(current) ? null
            : number(sla.credit(all.count, all.down)));
        return out.endObject().done();
    }

    private static JsonText number(BigDecimal number) {
        return new JsonText(number.stripTrailingZeros().toPlainString());
    }
}
