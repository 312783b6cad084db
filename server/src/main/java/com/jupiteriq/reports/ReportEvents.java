package com.jupiteriq.reports;

import static com.jupiteriq.reports.ReportDocument.REPORT;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.events.Life;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.reports.ReportRun.State;
import com.jupiteriq.reports.Schedule.Every;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What subscribers hear of reports.
final class ReportEvents {

    private static final String NOUN = "report";
    private static final String RUN = "run";
    private static final String RESULT_URL = "result_url";
    private static final String ERROR = "error";

    static final Life<Report> LIFE = new Life<>(NOUN, REPORT, Report::publicId);

    private ReportEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        Schedule mondays = new Schedule(Every.WEEK, 1, "07:00", "Europe/Berlin");
        Report sample = new Report(EventType.SAMPLE_ID, 1, "Requests of the week", Template.USAGE, null,
            Format.CSV, mondays, List.of(), null, mondays.next(at), at, at);
        Report begun = new Report(sample.id(), 1, sample.name(), Template.USAGE, null, Format.CSV, mondays,
            List.of(), at, mondays.next(at), at, at);
        ReportRun run =
            new ReportRun(EventType.SAMPLE_ID, sample.id(), State.RUNNING, true, 0, null, at, null);
        Field which = Field.optional(RUN, Schema.typeId(ReportRun.PREFIX), "The run, by the id of its job.");
        return new EventTypes(Stream.concat(
            LIFE.types("A report", sample, at, List.of("name")).types().stream(),
            Stream.of(
                new EventType(completed(begun, run.succeeded(0, at)), at, "A report was made.",
                    List.of(which, Field.optional(RESULT_URL, Schema.text(RunDocument.MAX_URL),
                        "Where it can be fetched."))),
                new EventType(failed(begun, run.failed("Ask for less time.", at)), at,
                    "A report could not be made.",
                    List.of(which, Field.optional(
                        ERROR, Schema.text(ReportRun.MAX_ERROR), "Why.")))))
            .toList());
    }

    static Event completed(Report report, ReportRun run) {
        return new Event("report.completed",
            about(report, run).field(RESULT_URL, run.resultUrl()).endObject().done());
    }

    static Event failed(Report report, ReportRun run) {
        return new Event("report.failed", about(report, run).field(ERROR, run.error()).endObject().done());
    }

    private static JsonWriter about(Report report, ReportRun run) {
        return new JsonWriter()
            .object()
            .field("id", report.publicId())
            .field("type", NOUN)
            .field("attributes", REPORT.of(report))
            .field(RUN, TypeId.of(ReportRun.PREFIX, run.id()));
    }
}
