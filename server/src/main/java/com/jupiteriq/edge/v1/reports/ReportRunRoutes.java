package com.jupiteriq.edge.v1.reports;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.jobs.JobDocument.JOB;
import static com.jupiteriq.kernel.Permission.ANALYTICS_READ;
import static com.jupiteriq.kernel.Permission.ANALYTICS_WRITE;
import static com.jupiteriq.reports.RunDocument.RUN;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.jobs.Job;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.reports.ReportResult;
import com.jupiteriq.reports.ReportRun;
import com.jupiteriq.reports.Runs;
import com.jupiteriq.store.Write;
import java.util.List;

/// The runs of a report, and what they told (R347).
final class ReportRunRoutes {

    static final PathId ID = new PathId("id", "rep", "report");
    private static final PathId RUN_ID = new PathId("run", ReportRun.PREFIX, "run");

    private final Runs runs;

    ReportRunRoutes(Runs runs) {
        this.runs = runs;
    }

    List<Route> table() {
        return List.of(
            post("/reports/{id}/runs").where(ID.field())
                .named("runReport", "Have a report made; a job does it.")
                .needs(ANALYTICS_WRITE).gives(202, JOB.shape()).changes(this::ask),
            get("/reports/{id}/runs").where(ID.field())
                .named("listReportRuns", "List the runs of a report, newest first.")
                .needs(ANALYTICS_READ).pages(RUN, runs.list(), this::page),
            get("/reports/{id}/runs/{run}/result").where(ID.field(), RUN_ID.field())
                .named("getReportResult", "Read what a run of a report has told, for 90 days.")
                .needs(ANALYTICS_READ)
                .givesContent("What the report has told.", Negotiation.JSON, Negotiation.CSV)
                .reads(this::result));
    }

    private Reply ask(Request request, Write write) {
        Job job = runs.ask(ID.in(request), write);
        return Reply.accepted(V1.MOUNT + job.path(), JOB.of(job));
    }

    private Page<ReportRun> page(Request request, Selection selection) {
        return runs.page(request.caller(), ID.in(request), selection, request.query().page());
    }

    private Reply result(Request request) {
        ReportResult told = runs.result(request.caller(), ID.in(request), RUN_ID.in(request));
        return new Reply.Content(told.mediaType(), told.fileName(), sink -> sink.write(told.content()));
    }
}
