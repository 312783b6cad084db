package com.jupiteriq.reports;

import com.jupiteriq.accounts.Feature;
import com.jupiteriq.analytics.series.Analytics;
import com.jupiteriq.analytics.series.Chart;
import com.jupiteriq.analytics.series.Question;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.sla.Guarantee;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a report tells.
record Making(Analytics analytics, Guarantee guarantee) {

    /// Refuses with `Invalid` a query that its series would refuse now.
    void check(ReportQuery query, Instant now) {
        String place = ReportDocument.QUERY.name();
        try {
            analytics.question(analytics.source(query.series()), query.at(now));
        } catch (Refused wrong) {
            throw switch (wrong.failure()) {
                case Failure.Missing _ -> new Refused(Failure.Invalid.of(Problem.wrong(place + ".series",
                    "There is no such series. `GET /v1/analytics` lists them.")));
                case Failure.Unreadable(String field, String message) when field != null ->
                    new Refused(Failure.Invalid.of(Problem.wrong(place + "." + field, message)));
                case Failure.Invalid(List<Problem> problems) -> new Refused(new Failure.Invalid(
                    problems.stream().map(problem -> problem.at(place)).toList()));
                default -> wrong;
            };
        }
    }

    /// @param at when it was asked for: it tells of what was before
    byte[] make(Caller caller, Report report, Instant at) {
        String text;
        if (report.template() == Template.AVAILABILITY) {
            boolean promised = caller.entitlements().allows(Feature.SLA.word());
            Months months = Months.read(analytics, caller, at, promised ? guarantee.get() : null);
            text = report.format() == Format.CSV ? months.csv() : months.json().text();
        } else {
            Chart chart = chart(caller, report, at);
            text = report.format() == Format.CSV ? chart.csv() : chart.json().text();
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Chart chart(Caller caller, Report report, Instant at) {
        Template template = report.template();
        if (template == null) {
            ReportQuery query = ReportQuery.read(Objects.requireNonNull(report.query()));
            return answer(caller, query.series(), query.at(at));
        }
        Map<String, String> texts = new LinkedHashMap<>(Period.of(report.schedule(), at).texts());
        if (template.by() != null) {
            texts.put(Question.GROUP_BY, template.by());
        }
        return answer(caller, template.series(), texts);
    }

    private Chart answer(Caller caller, String series, Map<String, String> texts) {
        Source source = analytics.source(series);
        return analytics.answer(caller, source, analytics.question(source, texts));
    }
}
