package com.jupiteriq.files;

import com.jupiteriq.files.pictures.Size;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Attribute.Getter;
import com.jupiteriq.json.Changes;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.ApiVersion;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// The published JSON of a file: what `/v1` answers and takes is also what events and the audit trail show.
public final class FileDocument {

    private static final int MAX_TYPE = 200;
    private static final int MAX_URL = 200;
    private static final long LARGEST_SIDE = 1_024;

    public static final Attribute<StoredFile, String> NAME =
        Attribute.of("name", Kind.nonEmpty(FileName.MAX), (StoredFile file) -> file.details().name(),
            "What it is called, as it was sent.")
            .required().example("\"report.pdf\"");

    public static final Attribute<StoredFile, JsonText> METADATA =
        Attribute.of("metadata",
            Kind.object(FileDetails.MAX_METADATA_BYTES, FileDetails.MAX_METADATA_DEPTH),
            (StoredFile file) -> file.details().metadata(), "Anything of your own; kept as sent.")
            .noneAs(JsonText.EMPTY_OBJECT).example("{\"order_id\":\"12345\"}");

    public static final Attribute<StoredFile, Instant> EXPIRES_AT =
        Attribute.of("expires_at", Kind.time(), (StoredFile file) -> file.details().expiresAt(),
            "When it is deleted by itself, unless it is attached to something; null for never.")
            .orNull().example("\"2030-01-29T10:30:00Z\"");

    static final Attribute<StoredFile, FileStatus> STATUS =
        state("status", word(FileStatus.values(), FileStatus::word), FileState::status,
            "Where it is on its way from the upload to whoever reads it.");

    static final Attribute<StoredFile, String> CONTENT_TYPE =
        state("content_type", Kind.text(MAX_TYPE), FileState::contentType,
            "By its bytes; null while nobody has looked at them.").orNull();

    private static final Attribute<StoredFile, String> SHA256 =
        state("sha256", Kind.text(new Schema.Patterned("^[0-9a-f]{64}$")), FileState::sha256,
            "Of its bytes, in hexadecimal; null while nobody has looked at them.").orNull();

    private static final Shape SCAN_SHAPE = Shape.of("FileScan",
        Field.required("state", words(Scan.State.values(), Scan.State::word), "What became of it."),
        Field.required("engine", Schema.text(Scan.MAX_TEXT).orNull(), "Which scanner has looked."),
        Field.required("signature", Schema.text(Scan.MAX_TEXT).orNull(), "What it has found."),
        Field.required("at", Schema.timestamp().orNull(), "When it said so."));

    private static final Shape REJECTION_SHAPE = Shape.of("FileRejection",
        Field.required("reason", words(Rejection.Reason.values(), Rejection.Reason::word),
            "What is wrong with it."),
        Field.required("message", Schema.text(Rejection.MAX_MESSAGE), "The same as a sentence."));

    private static final Shape APPEAL_SHAPE = Shape.of("FileAppeal",
        Field.required("state", words(Appeal.State.values(), Appeal.State::word), "What became of it."),
        Field.required("reason", Schema.text(Appeal.MAX_REASON), "Why it was said to be no virus."),
        Field.required("decided_at", Schema.timestamp().orNull(), "When it was decided; null for not yet."));

    private static final Shape THUMBNAIL_SHAPE = Shape.of("FileThumbnail",
        Field.required("size", words(Size.values(), Size::word),
            "The longer side has at most 128, 512 or 1,024 pixels."),
        Field.required("width", new Schema.Whole(1, LARGEST_SIDE), "In pixels."),
        Field.required("height", new Schema.Whole(1, LARGEST_SIDE), "In pixels."),
        Field.required("url", Schema.text(MAX_URL), "Where to read it."));

    static final Attribute<StoredFile, Scan> SCAN = state("scan",
        new Kind<>(SCAN_SHAPE.nested(), FileDocument::print, null), FileState::scan,
        "What a scanner has said of it.");

    private static final Attribute<StoredFile, StoredFile> THUMBNAILS = Attribute.of("thumbnails",
        new Kind<StoredFile>(
            new Schema.ListOf(THUMBNAIL_SHAPE.nested(), Size.values().length),
            FileDocument::printThumbnails, null),
        (StoredFile file) -> file, "Small pictures of it, where it is one.").readOnly();

    static final Attribute<StoredFile, Rejection> REJECTION = state("rejection",
        new Kind<>(REJECTION_SHAPE.nested(), FileDocument::print, null), FileState::rejection,
        "Why nobody may read it; null unless it was rejected.").orNull();

    static final Attribute<StoredFile, Appeal> APPEAL = state("appeal",
        new Kind<>(APPEAL_SHAPE.nested(), FileDocument::print, null), FileState::appeal,
        "Your word that it has no virus; null where there is none.").orNull();

    public static final Document<StoredFile> FILE = Document.of("File",
        Attribute.of("id", Kind.id(StoredFile.PREFIX), StoredFile::id, "Its public id.").readOnly(),
        NAME,
        Attribute.of("size", Kind.whole(1, Long.MAX_VALUE), StoredFile::size, "Its bytes.").readOnly(),
        CONTENT_TYPE, SHA256, STATUS, SCAN, THUMBNAILS, REJECTION, APPEAL, METADATA, EXPIRES_AT,
        time("created_at", StoredFile::createdAt, "When it was uploaded, or begun to be."),
        time("updated_at", StoredFile::updatedAt, "When it last changed."));

    /// What the platform says of a file.
    private static final List<Attribute<StoredFile, ?>> STATE =
        List.of(STATUS, CONTENT_TYPE, SHA256, SCAN, THUMBNAILS, REJECTION, APPEAL);

    private FileDocument() {}

    /// What a body says about a file.
    public static FileDetails details(Draft<StoredFile> draft) {
        return new FileDetails(draft.get(NAME), draft.orNull(METADATA), draft.orNull(EXPIRES_AT));
    }

    /// What has become of a file, in what the platform says of it.
    static Changes moves(StoredFile before, StoredFile after) {
        return FILE.moves(before, after, STATE);
    }

    /// Where a thumbnail is read.
    public static String thumbnailUrl(UUID file, Size size) {
        return ApiVersion.MOUNT + "/files/" + StoredFile.publicId(file) + "/thumbnails/" + size.word();
    }

    private static void print(Scan scan, JsonWriter out) {
        out.object().field("state", scan.state().word()).field("engine", scan.engine())
            .field("signature", scan.signature()).field("at", scan.at()).endObject();
    }

    private static void print(Rejection rejection, JsonWriter out) {
        out.object().field("reason", rejection.reason().word()).field("message", rejection.message())
            .endObject();
    }

    private static void print(Appeal appeal, JsonWriter out) {
        out.object().field("state", appeal.state().word()).field("reason", appeal.reason())
            .field("decided_at", appeal.decidedAt()).endObject();
    }

    private static void printThumbnails(StoredFile file, JsonWriter out) {
        out.array();
        file.state().thumbnails().forEach(thumbnail -> out.object()
            .field("size", thumbnail.size().word())
            .field("width", thumbnail.width())
            .field("height", thumbnail.height())
            .field("url", thumbnailUrl(file.id(), thumbnail.size()))
            .endObject());
        out.endArray();
    }

    private static <V> Attribute<StoredFile, V> state(
        String name, Kind<V> kind, Getter<FileState, V> value, String about) {
        return Attribute.of(name, kind, (StoredFile file) -> value.of(file.state()), about).readOnly();
    }

    private static Attribute<StoredFile, Instant> time(
        String name, Getter<StoredFile, Instant> value, String about) {
        return Attribute.of(name, Kind.time(), value, about).readOnly();
    }

    private static <E> Kind<E> word(E[] values, Function<E, String> word) {
        return Kind.word(values, word);
    }

    private static <E> Schema words(E[] values, Function<E, String> word) {
        return new Schema.OneOf(List.of(values).stream().map(word).toList());
    }
}
