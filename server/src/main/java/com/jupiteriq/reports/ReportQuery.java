package com.jupiteriq.reports;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A question to a series, of what lies behind whoever asks.
///
/// @param texts as the API takes them, without from and to
record ReportQuery(String series, Duration last, Map<String, String> texts) {

    private static final String SERIES = "series";
    private static final String LAST = "last";
    private static final String PLACE = ReportDocument.QUERY.name() + ".";

    private static final Map<String, Duration> SPANS = Map.of("24h", Duration.ofHours(24),
        "7d", Duration.ofDays(7), "30d", Duration.ofDays(30), "90d", Duration.ofDays(90));
    private static final String USUAL = "24h";
    private static final Set<String> NEVER = Set.of(Question.FROM, Question.TO);

    /// Refuses with `Invalid` what nobody could ask, whatever the series.
    static ReportQuery read(JsonText kept) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        JsonReader.read(kept.text().getBytes(StandardCharsets.UTF_8)).members().forEach((name, value) -> {
            if (NEVER.contains(name)) {
                problems.add(Problem.wrong(PLACE + name,
                    "A report tells of what lies behind it. Say `last` in place of this."));
            } else if (value instanceof JsonValue.Str(String text)) {
                texts.put(name, text);
            } else {
                problems.add(Problem.wrong(PLACE + name, "This must be text."));
            }
        });
        String series = texts.remove(SERIES);
        if (series == null) {
            problems.add(Problem.missing(PLACE + SERIES));
        }
        Duration last = SPANS.get(texts.getOrDefault(LAST, USUAL));
        texts.remove(LAST);
        if (last == null) {
            problems.add(Problem.wrong(PLACE + LAST, "This must be one of `24h`, `7d`, `30d`, `90d`."));
        }
        if (series == null || last == null || !problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return new ReportQuery(series, last, Map.copyOf(texts));
    }

    /// The question at that time, of intervals that are over.
    Map<String, String> at(Instant time) {
        Instant to = interval().floor(time);
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.put(Question.FROM, to.minus(last).toString());
        all.put(Question.TO, to.toString());
        return all;
    }

    /// Of a word that is none, any: it is refused by name.
    private Interval interval() {
        return Interval.DAY.word().equals(texts.get(Question.INTERVAL)) ? Interval.DAY
            : Interval.MINUTE.word().equals(texts.get(Question.INTERVAL)) ? Interval.MINUTE : Interval.HOUR;
    }
}
