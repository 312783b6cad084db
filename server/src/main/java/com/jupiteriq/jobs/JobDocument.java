package com.jupiteriq.jobs;

import com.jupiteriq.jobs.Job.Progress;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.kernel.ApiVersion;
import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published JSON of a job (R333), and the text in which its errors are kept.
public final class JobDocument {

    private static final int MAX_PATH = 100;
    private static final String ERRORS = "errors";

    /// The largest whole number that every reader of JSON keeps.
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private static final Attribute<Job, String> KIND =
        Attribute.of("kind", Kind.text(JobStore.MAX_KIND), Job::kind, "What is done.")
            .readOnly().example("\"import\"");

    private static final Attribute<Job, JobState> STATE =
        Attribute.of("state", Kind.word(JobState.values(), JobState::word), Job::state, "How far it is.")
            .readOnly();

    private static final Document<Progress> PROGRESS = Document.of("JobProgress",
        Attribute.of("done", Kind.whole(0, MAX_NUMBER), Progress::done,
            "How much is done: lines of an import, objects of an export.").readOnly(),
        Attribute.of("total", Kind.whole(0, MAX_NUMBER), Progress::total,
            "How much there is; null as long as that is not known.").readOnly().orNull());

    private static final Document<JobError> ERROR = Document.of("JobError",
        Attribute.of("line", Kind.whole(1, MAX_NUMBER), JobError::line,
            "The line at fault; null when none is.").readOnly().orNull(),
        Attribute.of("field", Kind.text(JobError.MAX_FIELD), JobError::field,
            "The field at fault; null when none is.").readOnly().orNull(),
        Attribute.of("message", Kind.text(JobError.MAX_MESSAGE), JobError::message, "What to do.")
            .readOnly());

    private static final Kind<List<JobError>> LIST_OF_ERRORS =
        Kind.listOf(Kind.nested(ERROR), Job.MAX_ERRORS);

    public static final Document<Job> JOB = Document.of("Job",
        Attribute.of("id", Kind.id(Job.PREFIX), Job::id, "Its public id.").readOnly(),
        KIND, STATE,
        Attribute.of("progress", Kind.nested(PROGRESS), Job::progress, "How much of it is done.").readOnly(),
        Attribute.of(ERRORS, LIST_OF_ERRORS, Job::errors,
            "The first " + Job.MAX_ERRORS + " errors; a line that failed does not fail the job.").readOnly(),
        Attribute.of("result_url", Kind.text(MAX_PATH), JobDocument::resultUrl,
            "Where what it has made can be fetched for 24 hours; null when there is nothing.")
            .readOnly().orNull(),
        Attribute.of("created_at", Kind.time(), Job::createdAt, "When it was asked for.").readOnly(),
        Attribute.of("started_at", Kind.time(), Job::startedAt, "When it began; null before.")
            .readOnly().orNull(),
        Attribute.of("finished_at", Kind.time(), Job::finishedAt, "When it was over; null before.")
            .readOnly().orNull());

    private JobDocument() {}

    private static @Nullable String resultUrl(Job job) {
        String path = job.resultPath();
        return path == null ? null : ApiVersion.MOUNT + path;
    }

    /// As they are kept.
    static String kept(List<JobError> errors) {
        return LIST_OF_ERRORS.json(errors).text();
    }

    /// From what was kept.
    static List<JobError> errors(String kept) {
        JsonText object = new JsonWriter().object().field(ERRORS, new JsonText(kept)).endObject().done();
        JsonValue all = JsonReader.read(object.text().getBytes(StandardCharsets.UTF_8)).members().get(ERRORS);
        List<JobError> errors = new ArrayList<>();
        if (all instanceof JsonValue.Arr(List<JsonValue> items)) {
            items.forEach(item -> errors.add(error(item)));
        }
        return List.copyOf(errors);
    }

    private static JobError error(JsonValue item) {
        if (item instanceof JsonValue.Obj(var members)
            && members.get("message") instanceof JsonValue.Str(String message)) {
            Long line = members.get("line") instanceof JsonValue.Num(String text)
                ? Long.valueOf(text) : null;
            return new JobError(
                line, members.get("field") instanceof JsonValue.Str(String name) ? name : null, message);
        }
        throw new IllegalStateException("the errors of a job are not as they were kept");
    }
}
