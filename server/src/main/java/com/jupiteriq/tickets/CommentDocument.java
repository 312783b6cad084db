package com.jupiteriq.tickets;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Principal;
import java.util.List;
import java.util.UUID;

/// The published JSON of a comment (decision D15).
public final class CommentDocument {

    private static final Attribute<Comment, String> CONTENT =
        Attribute.of("content", Kind.nonEmpty(Comment.MAX_CONTENT), Comment::content, "What is said.")
            .required().example("\"We have found the cause.\"");

    private static final Attribute<Comment, Boolean> IS_INTERNAL =
        Attribute.of("is_internal", Kind.flag(), Comment::isInternal,
            "Whether only the support team sees it; otherwise it is the reply to the customer.")
            .byDefault(false).example("false");

    private static final Attribute<Comment, List<UUID>> ATTACHMENTS =
        Attachments.attribute(Comment::attachments);

    private static final Document<Principal> AUTHOR = Document.of("Author",
        Attribute.of("type", Kind.text(Schema.oneOf("service_account", "user")),
            author -> author.kind().word(), "What kind of principal it is."),
        Attribute.of("id", Kind.text(Schema.actorId()), Principal::publicId, "Its public id."),
        Attribute.of("name", Kind.text(1_000), Principal::openName, "Its name; null for a user.").orNull());

    public static final Document<Comment> COMMENT = Document.of("Comment",
        Attribute.of("id", Kind.text(Schema.typeId("cmt")), Comment::publicId, "Its public id.").readOnly(),
        CONTENT, IS_INTERNAL, ATTACHMENTS,
        Attribute.of("author", Kind.nested(AUTHOR), Comment::author, "Who said it.").readOnly(),
        Attribute.of("created_at", Kind.time(), Comment::createdAt, "When it was said.").readOnly());

    private CommentDocument() {}

    /// On `/v1` whatever is not internal is the reply to the customer.
    public static NewComment wanted(Draft<Comment> draft) {
        boolean internal = draft.get(IS_INTERNAL);
        return new NewComment(draft.get(CONTENT), internal, !internal, draft.get(ATTACHMENTS));
    }
}
