package com.jupiteriq.files.quarantine;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.files.Appeal;
import com.jupiteriq.files.FileName;
import com.jupiteriq.files.Scan;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Environment;
import java.util.List;

/// The published JSON of an appeal as the operator sees it.
public final class AppealDocument {

    public static final Field DECISION = Field.required("decision",
        new Schema.OneOf(List.of(Appeal.State.GRANTED.word(), Appeal.State.REFUSED.word())),
        "Whether the file goes on as if nothing was found, or its bytes go.").example("\"granted\"");

    public static final Field REASON = Field.required("reason", Schema.nonEmpty(Appeal.MAX_REASON),
        "Why, for whoever has appealed.").example("\"A false alarm: the signature was withdrawn.\"");

    /// What decides an appeal.
    public static final Shape VERDICT = Shape.of("AppealDecision", DECISION, REASON);

    public static final Document<AppealedFile> APPEALED = Document.of("AppealedFile",
        Attribute.of("file", Kind.id(StoredFile.PREFIX), (AppealedFile it) -> it.file().id(),
            "The file's public id.").readOnly(),
        Attribute.of("account", Kind.text(Schema.typeId("acc")),
            (AppealedFile it) -> Account.publicId(it.tenant().account()), "Whose it is.").readOnly(),
        Attribute.of("environment", Kind.word(Environment.values(), Environment::word),
            (AppealedFile it) -> it.tenant().environment(), "In which environment it lies.").readOnly(),
        Attribute.of("name", Kind.nonEmpty(FileName.MAX), (AppealedFile it) -> it.file().details().name(),
            "What it is called.").readOnly(),
        Attribute.of("size", Kind.whole(1, Long.MAX_VALUE), (AppealedFile it) -> it.file().size(),
            "Its bytes.").readOnly(),
        Attribute.of("engine", Kind.text(Scan.MAX_TEXT), (AppealedFile it) -> scan(it).engine(),
            "Which scanner has found something.").orNull().readOnly(),
        Attribute.of("signature", Kind.text(Scan.MAX_TEXT), (AppealedFile it) -> scan(it).signature(),
            "What it has found.").orNull().readOnly(),
        Attribute.of("reason", Kind.text(Appeal.MAX_REASON), (AppealedFile it) -> it.appeal().reason(),
            "Why it is said to be no virus.").readOnly(),
        Attribute.of("state", Kind.word(Appeal.State.values(), Appeal.State::word),
            (AppealedFile it) -> it.appeal().state(), "What became of the appeal.").readOnly(),
        Attribute.of("created_at", Kind.time(), (AppealedFile it) -> it.appeal().madeAt(),
            "When it was made.").readOnly(),
        Attribute.of("decided_at", Kind.time(), (AppealedFile it) -> it.appeal().decidedAt(),
            "When it was decided; null for not yet.").orNull().readOnly());

    private AppealDocument() {}

    private static Scan scan(AppealedFile it) {
        return it.file().state().scan();
    }
}
