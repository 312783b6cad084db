package com.jupiteriq.edge.v1.jobs;

import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.jobs.JobDocument.JOB;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.WholeLists;
import com.jupiteriq.edge.WholeLists.Form;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.jobs.Job;
import com.jupiteriq.jobs.Jobs;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.store.Write;
import java.util.Arrays;
import java.util.List;

/// Whole lists that are written down by a job (R333).
final class ExportRoutes {

    private static final List<String> WORDS = Arrays.stream(Form.values()).map(Form::word).toList();

    private static final Shape EXPORT = Shape.of("NewExport",
        Field.required("path", Schema.nonEmpty(2_000), "The path of a list, with its filters and order.")
            .example("\"/v1/data?type=order\""),
        Field.optional("format", new Schema.OneOf(WORDS),
            "How it is written; not every list is a table.")
            .byDefault("\"" + Form.of(null).word() + "\""));

    private static final Route.Example TICKETS = new Route.Example("open tickets", "", """
        {"path":"/v1/tickets?status=open","format":"ndjson"}""", null);

    private final Jobs jobs;
    private final WholeLists lists;

    ExportRoutes(Jobs jobs, WholeLists lists) {
        this.jobs = jobs;
        this.lists = lists;
    }

    List<Route> table() {
        return List.of(
            post("/exports").named("createExport", "Have a whole list written down; a job does it.")
                .judges().takes(EXPORT).gives(202, JOB.shape()).examples(TICKETS).changes(this::ask));
    }

    private Reply ask(Request request, Write write) {
        WholeLists.Order order = lists.order(request, request.body().requiredText("path"),
            Form.of(request.body().text("format")));
        Job job = jobs.ask(ExportKind.WORD, ExportKind.kept(order), null, write);
        return Reply.accepted(V1.MOUNT + job.path(), JOB.of(job));
    }
}
