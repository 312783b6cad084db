package com.jupiteriq.reports;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;

/// The published JSON of a run of a report.
public final class RunDocument {

    static final int MAX_URL = 100;

    public static final Document<ReportRun> RUN = Document.of("ReportRun",
        Attribute.of("id", Kind.id(ReportRun.PREFIX), ReportRun::id, "That of its job.").readOnly(),
        Attribute.of("state", Kind.word(ReportRun.State.values(), ReportRun.State::word), ReportRun::state,
            "What became of it.").readOnly(),
        Attribute.of("scheduled", Kind.flag(), ReportRun::scheduled, "Whether nobody asked for it.")
            .readOnly(),
        Attribute.of("result_url", Kind.text(MAX_URL), ReportRun::resultUrl,
            "Where what it told can be fetched for 90 days; null when there is nothing.")
            .readOnly().orNull(),
        Attribute.of("mailed", Kind.whole(0, Report.MAX_RECIPIENTS), (ReportRun run) -> (long) run.mailed(),
            "How many people were written to; none where the environment had sent its mails of the hour.")
            .readOnly(),
        Attribute.of("error", Kind.text(ReportRun.MAX_ERROR), ReportRun::error,
            "Why it failed; null when it did not.").readOnly().orNull(),
        Attribute.of("created_at", Kind.time(), ReportRun::createdAt, "When it was asked for.").readOnly(),
        Attribute.of("finished_at", Kind.time(), ReportRun::finishedAt, "When it was over; null before.")
            .readOnly().orNull());

    private RunDocument() {}
}
