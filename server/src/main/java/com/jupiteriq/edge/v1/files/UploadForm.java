package com.jupiteriq.edge.v1.files;

import static com.jupiteriq.files.FileDocument.FILE;

import com.jupiteriq.edge.transfer.FormParts;
import com.jupiteriq.edge.transfer.FormParts.Part;
import com.jupiteriq.edge.transfer.Incoming;
import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileDocument;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploaded;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One form with a file: exactly one part `file` with a name, and perhaps the parts `metadata` and
/// `expires_at`, in any order. What is wrong ahead of the file is refused before it is taken, and whatever is
/// wrong behind it, before it is recorded.
final class UploadForm {

    /// Of metadata and its spaces.
    private static final int MAX_FIELD = 64 << 10;

    private final Caller caller;
    private final Files files;
    private final Uploads uploads;
    private final Map<String, JsonValue> fields = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>(0);
    private @Nullable Uploaded uploaded;

    UploadForm(Caller caller, Files files, Uploads uploads) {
        this.caller = caller;
        this.files = files;
        this.uploads = uploads;
    }

    FileUpload.Received read(Incoming body) {
        boolean whole = false;
        try {
            FormParts parts = FormParts.of(body);
            for (Optional<Part> part = parts.next(); part.isPresent(); part = parts.next()) {
                take(part.get());
            }
            FileDetails details = details();
            if (uploaded == null) {
                throw new IllegalStateException("a form without a file was not refused");
            }
            whole = true;
            return new FileUpload.Received(files, uploads, uploaded, details);
        } finally {
            if (!whole && uploaded != null) {
                uploads.forget(uploaded);
            }
        }
    }

    private void take(Part part) {
        String name = part.name();
        if (name.equals(Uploads.FIELD)) {
            file(part);
        } else if (!name.equals(FileDocument.METADATA.name())
            && !name.equals(FileDocument.EXPIRES_AT.name())) {
            problem(ShapeReader.shown(name), "There is no such part. Send `file`, and perhaps `metadata` and"
                + " `expires_at`.");
        } else if (fields.containsKey(name)) {
            problem(name, "This part comes twice. Send it once.");
        } else {
            field(name, part);
        }
    }

    private void file(Part part) {
        if (uploaded != null) {
            problem(Uploads.FIELD, "This part comes twice. Send each file in a request of its own.");
            throw refused();
        }
        if (part.filename() == null) {
            problem(Uploads.FIELD, "This part has no file name. Send it with one.");
            throw refused();
        }
        fields.put(FileDocument.NAME.name(), new JsonValue.Str(part.filename()));
        demand();
        uploaded = uploads.take(caller, part.bytes());
    }

    private void field(String name, Part part) {
        try {
            String text = part.text(MAX_FIELD);
            fields.put(name, name.equals(FileDocument.METADATA.name())
                ? JsonReader.read(text.getBytes(StandardCharsets.UTF_8)) : new JsonValue.Str(text));
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Unreadable)) {
                throw refused;
            }
            fields.put(name, new JsonValue.Null());
            problem(name, name.equals(FileDocument.METADATA.name())
                ? "This part must be a JSON object in UTF-8 of at most " + MAX_FIELD + " bytes."
                : "This part must be a time with offset such as 2024-01-15T10:30:00Z.");
        }
    }

    private FileDetails details() {
        if (uploaded == null) {
            problems.add(Problem.missing(Uploads.FIELD));
            fields.putIfAbsent(FileDocument.NAME.name(), new JsonValue.Str("none"));
        }
        return demand();
    }

    /// Refuses whatever is wrong so far.
    private FileDetails demand() {
        try {
            FileDetails details = FileDocument.details(
                FILE.created(ShapeReader.read(FILE.creation(), new JsonValue.Obj(fields), false)));
            files.demand(details);
            if (problems.isEmpty()) {
                return details;
            }
        } catch (Refused refused) {
            if (!(refused.failure() instanceof Failure.Invalid(List<Problem> more))) {
                throw refused;
            }
            problems.addAll(more);
        }
        throw refused();
    }

    private void problem(String field, String message) {
        problems.add(Problem.wrong(field, message));
    }

    private Refused refused() {
        return new Refused(new Failure.Invalid(List.copyOf(problems)));
    }
}
