package com.jupiteriq.cannedreplies;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The published JSON of a canned reply.
final class CannedReplyDocument {

    static final Attribute<CannedReply, String> NAME =
        Attribute.of("name", Kind.nonEmpty(CannedReply.MAX_NAME), CannedReply::name,
            "What it is called; no other one has this name.")
            .required().example("\"Password reset\"");

    private static final Attribute<CannedReply, String> CONTENT =
        Attribute.of("content", Kind.nonEmpty(CannedReply.MAX_CONTENT), CannedReply::content,
            "What to say.")
            .required().example("\"Use the link below to choose a new password.\"");

    private static final Attribute<CannedReply, List<String>> TAGS =
        Attribute.of("tags", Kind.texts(Schema.nonEmpty(CannedReply.MAX_TAG), CannedReply.MAX_TAGS),
            CannedReply::tags, "Words to find it by.")
            .byDefault(List.of()).example("[\"login\"]");

    static final Document<CannedReply> CANNED_REPLY = Document.of("CannedReply",
        Attribute.of("id", Kind.id(CannedReply.PREFIX), CannedReply::id, "Its public id.").readOnly(),
        NAME, CONTENT, TAGS,
        Attribute.of("created_at", Kind.time(), CannedReply::createdAt, "When it was made.").readOnly(),
        Attribute.of("updated_at", Kind.time(), CannedReply::updatedAt, "When it last changed.").readOnly());

    private CannedReplyDocument() {}

    static CannedReply made(UUID id, Draft<CannedReply> draft, Instant now) {
        return new CannedReply(id, 1, draft.get(NAME), draft.get(CONTENT), draft.get(TAGS), now, now);
    }

    static CannedReply changed(CannedReply before, Draft<CannedReply> draft, Instant now) {
        return new CannedReply(before.id(), before.version() + 1,
            draft.get(NAME), draft.get(CONTENT), draft.get(TAGS), before.createdAt(), now);
    }
}
