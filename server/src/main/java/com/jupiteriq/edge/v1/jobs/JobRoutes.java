package com.jupiteriq.edge.v1.jobs;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.jobs.JobDocument.JOB;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.Negotiation;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.jobs.Job;
import com.jupiteriq.jobs.JobResult;
import com.jupiteriq.jobs.Jobs;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Write;
import java.util.List;

/// What `/v1` says about jobs (R333). Each of them needs the permission of what it does, so that no route
/// names one.
final class JobRoutes {

    private static final PathId ID = new PathId("id", "job", "job");

    private final Jobs jobs;

    JobRoutes(Jobs jobs) {
        this.jobs = jobs;
    }

    List<Route> table() {
        return List.of(
            get("/jobs").named("listJobs", "List the jobs that one may see, newest first.")
                .judges().pages(JOB, jobs.list(), this::page),
            get("/jobs/{id}").where(ID.field()).named("getJob", "Read how far a job is.")
                .judges().gives(200, JOB.shape())
                .reads(request -> Reply.ok(JOB.of(jobs.get(request.caller(), ID.in(request))))),
            get("/jobs/{id}/result").where(ID.field())
                .named("getJobResult", "Read what a job has made, for 24 hours.")
                .judges().givesContent("What the job has made.", Negotiation.NDJSON, Negotiation.CSV)
                .reads(this::result),
            delete("/jobs/{id}").where(ID.field())
                .named("cancelJob", "Cancel a job; what it has done stays.")
                .judges().changes(this::cancel));
    }

    private Page<Job> page(Request request, Selection selection) {
        return jobs.page(request.caller(), selection, request.query().page());
    }

    private Reply result(Request request) {
        Caller caller = request.caller();
        JobResult made = jobs.result(caller, ID.in(request));
        return new Reply.Content(made.mediaType(), made.fileName(), sink -> {
            for (int part = 0; part < made.parts(); part++) {
                sink.write(made.part(caller.within(Deadline.in(RequestBounds.TIME)), part));
            }
        });
    }

    private Reply cancel(Request request, Write write) {
        jobs.cancel(ID.in(request), write);
        return Reply.nothing();
    }
}
