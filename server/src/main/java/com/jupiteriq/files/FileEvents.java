package com.jupiteriq.files;

import static com.jupiteriq.files.FileDocument.FILE;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Principal;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of files.
final class FileEvents {

    private static final int SAMPLE_BYTES = 48_213;
    private static final String SAMPLE_SUM =
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String NOUN = "file";

    private FileEvents() {}

    /// Every type that files emit, with the lives of two of them as examples.
    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        Instant seen = Instant.parse("2025-01-29T10:30:02Z");
        FileDetails details = new FileDetails("holiday.jpg", new JsonText("{\"album\":\"Norway\"}"), null);
        StoredFile scanning = new StoredFile(EventType.SAMPLE_ID, 1, details, SAMPLE_BYTES,
            FileState.unseen(FileStatus.SCANNING),
            new StoredFile.Uploader(Principal.Kind.SERVICE_ACCOUNT, EventType.SAMPLE_ID), 0, at, at);
        Scan skipped = new Scan(Scan.State.SKIPPED, null, null, at);
        StoredFile uploaded = scanning.with(scanning.state().judged(
            new Verdict.Fine(skipped, "image/jpeg", SAMPLE_SUM, true), at), at);
        StoredFile ready = uploaded.with(
            uploaded.state().pictured(List.of(new Thumbnail(Size.SMALL, 128, 96))), seen);
        StoredFile rejected = scanning.with(scanning.state().judged(new Verdict.Rejected(skipped,
            Rejection.Reason.TYPE, "This is none of the types of files that are kept."), seen), seen);
        StoredFile infected = scanning.with(scanning.state().judged(new Verdict.Rejected(
            new Scan(Scan.State.INFECTED, "ClamAV 1.4.3", "Win.Test.EICAR_HDB-1", seen),
            Rejection.Reason.VIRUS, "A virus was found in this file: Win.Test.EICAR_HDB-1."), seen), seen);
        StoredFile appealed =
            infected.with(infected.state().appealed("This is our own test file.", seen), seen);
        return EventTypes.of(
            new EventType(uploaded(uploaded), at, "All bytes of a file have come.", List.of()),
            new EventType(ready(ready), seen, "A file can be read.", List.of()),
            new EventType(rejected(rejected), seen,
                "A file cannot be read: a virus was found, which can be appealed, or it was rejected for"
                    + " good.", List.of()),
            new EventType(updated(ready, List.of("name")), seen, "What is said about a file was changed.",
                List.of(), EventType.CHANGED_FIELDS),
            new EventType(appealed(appealed), seen, "Somebody says that a file has no virus.", List.of()),
            new EventType(deleted(ready), seen, "A file was deleted, or has expired.", List.of()));
    }

    /// Of one that is new, all of whose bytes have come or only some; and which may be ready.
    static Event[] added(StoredFile file) {
        return switch (file.status()) {
            case UPLOADING -> new Event[0];
            case READY -> new Event[] {uploaded(file), ready(file)};
            case SCANNING, PROCESSING, REJECTED, QUARANTINED -> new Event[] {uploaded(file)};
        };
    }

    static Event uploaded(StoredFile file) {
        return event("file.uploaded", file);
    }

    static Event ready(StoredFile file) {
        return event("file.ready", file);
    }

    static Event rejected(StoredFile file) {
        return event("file.rejected", file);
    }

    static Event updated(StoredFile file, List<String> changed) {
        return new Event("file.updated", about(file).field("changed_fields", changed).endObject().done());
    }

    static Event appealed(StoredFile file) {
        return event("file.appealed", file);
    }

    static Event deleted(StoredFile file) {
        return event("file.deleted", file);
    }

    private static Event event(String type, StoredFile file) {
        return new Event(type, about(file).endObject().done());
    }

    private static JsonWriter about(StoredFile file) {
        return new JsonWriter()
            .object()
            .field("id", file.publicId())
            .field("type", NOUN)
            .field("attributes", FILE.of(file));
    }
}
