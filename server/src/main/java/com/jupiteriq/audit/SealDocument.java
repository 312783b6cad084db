package com.jupiteriq.audit;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.seals.SigningKeys;
import java.util.Base64;
import java.util.List;

/// The published JSON of seals, of the keys that sign them, and of what verifying has found.
public final class SealDocument {

    private static final Kind<Long> PLACE = Kind.whole(1, Long.MAX_VALUE);

    public static final Document<Seal> SEAL = Document.of("AuditSeal",
        Attribute.of("number", PLACE, Seal::number, "Its number, counted from 1."),
        Attribute.of("account_id", Kind.text(Schema.typeId("acc")), seal -> seal.stretch().home().account(),
            "Whose trail it is."),
        Attribute.of("environment", Kind.text(Schema.oneOf("live", "test")),
            seal -> seal.stretch().home().environment(), "In which environment."),
        Attribute.of("first", PLACE, Seal::first, "The first entry that it covers."),
        Attribute.of("last", PLACE, Seal::last, "The last one."),
        Attribute.of("previous", EntryDocument.HASH, seal -> Digests.hex(seal.stretch().previous()),
            "The seal before it; zeros for the first."),
        Attribute.of("seal", EntryDocument.HASH, seal -> Digests.hex(seal.seal()),
            "Hash of all above and of the digests of its entries."),
        Attribute.of("signature", Kind.text(100),
            seal -> Base64.getEncoder().encodeToString(seal.signature()),
            "Ed25519 signature of the 32 bytes of the seal, in base64."),
        Attribute.of("key_id", Kind.text(100), Seal::keyId, "The key that signed it."),
        Attribute.of("sealed_at", EntryDocument.moment(), Seal::sealedAt, "When it was signed."));

    private static final Document<SigningKeys.PublicHalf> KEY = Document.of("AuditKey",
        Attribute.of("id", Kind.text(100), SigningKeys.PublicHalf::id, "As seals name it."),
        Attribute.of("public_key", Kind.text(1_000), SigningKeys.PublicHalf::pem, "The key in PEM."));

    public static final Document<List<SigningKeys.PublicHalf>> KEYS = Document.of("AuditKeys",
        Attribute.of("keys", Kind.listOf(Kind.nested(KEY), 1_000), keys -> keys, "The oldest first."));

    private static final Document<Fault> FAULT = Document.of("AuditFault",
        Attribute.of("sequence", PLACE, Fault::sequence, "The place in the trail."),
        Attribute.of("reason", Kind.word(Fault.Reason.values(), Fault.Reason::word), Fault::reason,
            "`changed`: the entry is not what it was; `missing`: there is none; `reordered`: it is another"
                + " one's; `seal`: the seal that begins here is missing, changed or not signed by the key."));

    public static final Document<Verdict> VERDICT = Document.of("AuditVerdict",
        Attribute.of("valid", Kind.flag(), Verdict::valid, "Whether all is as it was sealed."),
        Attribute.of("checked", Kind.whole(0, Long.MAX_VALUE), Verdict::checked, "How many entries."),
        Attribute.of("first_invalid", Kind.nested(FAULT), Verdict::firstInvalid,
            "Where it is not, null for nowhere.").orNull(),
        Attribute.of("next_from", EntryDocument.moment(), Verdict::nextFrom,
            "What to send as `from` to go on, when the time was not enough for all.").orNull());

    private SealDocument() {}
}
