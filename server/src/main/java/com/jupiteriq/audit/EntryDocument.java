package com.jupiteriq.audit;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Principal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The published JSON of an entry of the audit trail.
public final class EntryDocument {

    static final String ACTION = "^[a-z][a-z0-9_]{0,63}\\.[a-z][a-z0-9_]{0,63}$";

    static final Kind<String> HASH = Kind.text(new Schema.Patterned("^[0-9a-f]{64}$"));
    private static final Kind<JsonText> OBJECT =
        Kind.printed(new Schema.FreeObject(Integer.MAX_VALUE, 100));

    private static final Document<Entry> ACTOR = Document.of("AuditActor",
        Attribute.of("type", Kind.word(Principal.Kind.values(), Principal.Kind::word), Entry::actor,
            "What kind of principal it is."),
        Attribute.of("id", Kind.text(100), (Entry entry) -> entry.facts().actorPublicId(),
            "Its id, null for the operator and the system.").orNull(),
        Attribute.of("name", text(200), wiped(Details::name), "What it was called.").orNull(),
        Attribute.of("on_behalf_of", text(100), wiped(Details::onBehalfOf),
            "The user for whom it acted.").orNull());

    private static final Document<Entry> TARGET = Document.of("AuditTarget",
        Attribute.of("type", Kind.text(64), (Entry entry) -> entry.facts().targetType(),
            "What kind of object it is."),
        Attribute.of("id", Kind.text(300), (Entry entry) -> entry.facts().target(),
            "Its public id, null when the action was about no single object.").orNull());

    public static final Document<Entry> ENTRY = Document.of("AuditEntry",
        Attribute.of("id", Kind.id(Facts.PREFIX), Entry::id, "Unique id of the entry."),
        Attribute.of("sequence", Kind.whole(1, Long.MAX_VALUE), Entry::sequence,
            "Its place in the trail of the environment, without gaps."),
        Attribute.of("action", Kind.text(new Schema.Patterned(ACTION)), Entry::action,
            "What was done: a noun and a verb."),
        Attribute.of("outcome", Kind.word(Outcome.values(), Outcome::word), entry -> entry.facts().outcome(),
            "Whether it was done, or denied for want of a right."),
        Attribute.of("actor", Kind.nested(ACTOR), entry -> entry, "Who did it."),
        Attribute.of("target", Kind.nested(TARGET), entry -> entry, "To what."),
        Attribute.of("before", OBJECT, wiped(Details::before), "What was changed, as it was.").orNull(),
        Attribute.of("after", OBJECT, wiped(Details::after), "What was changed, as it is.").orNull(),
        Attribute.of("address", text(100), wiped(Details::address),
            "The client's address, `local` for the command line.").orNull(),
        Attribute.of("user_agent", text(1_000), wiped(Details::userAgent),
            "What the client called itself.").orNull(),
        Attribute.of("request_id", Kind.text(200), entry -> entry.facts().requestId(),
            "The id of the request or of the command."),
        Attribute.of("created_at", moment(), Entry::createdAt, "When, to the microsecond."),
        Attribute.of("count", Kind.whole(1, Long.MAX_VALUE), (Entry entry) -> entry.facts().count(),
            "How many denied actions it stands for, when there were too many for one entry each.").orNull(),
        Attribute.of("erased", Kind.flag(), Entry::erased,
            "Whether what it said was wiped, because the person of whom it told was erased."),
        Attribute.of("salt", HASH, wiped(details -> Digests.hex(details.salt())),
            "What the commitment is salted with.").orNull(),
        Attribute.of("commitment", HASH, entry -> Digests.hex(entry.commitment()),
            "Hash of the salt and of the values that can be wiped."),
        Attribute.of("digest", HASH, entry -> Digests.hex(entry.digest()),
            "Hash of the commitment and of all other values, which a seal covers."));

    private EntryDocument() {}

    private static Kind<JsonText> text(int max) {
        return Kind.printed(Schema.text(max));
    }

    /// Whole seconds would do for people; the digest is over microseconds.
    static Kind<Instant> moment() {
        return new Kind<>(Schema.timestamp(), (value, out) -> out.text(Facts.micros(value)), null);
    }

    private static <V> Attribute.Getter<Entry, V> wiped(Function<Details, @Nullable V> value) {
        return entry -> {
            Details details = entry.details();
            return details == null ? null : value.apply(details);
        };
    }
}
