package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Sentences;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.PageRequest;
import java.util.List;

/// The dress of 000 and 001: a single object bare, lists enveloped, errors as in 000:256-269 (decisions C10,
/// C16).
public final class Platform implements Dress {

    public static final String NAME = "platform";

    private static final Shape PROBLEM = Shape.of("Problem",
        Field.required("field", Schema.text(1_000), "The field's name."),
        Field.required("message", Schema.text(1_000), "What to send instead."));

    private static final Shape INDEX = Shape.of("ErrorIndex",
        Field.required("type", Schema.text(100), "The type of data."),
        Field.required("path", Schema.text(1_000), "The path in its attributes."),
        Field.required("kind", Schema.text(100), "What kind of values it holds."));

    private static final Shape DETAILS = Shape.of("ErrorDetails",
        Field.required("request_id", Schema.text(128), "Unique id of the request, for support."),
        Field.optional("field", Schema.text(1_000), "The first field or parameter at fault."),
        Field.optional("errors", new Schema.ListOf(PROBLEM.nested(), 1_000), "Every field at fault."),
        Field.optional("version", new Schema.Whole(1, Long.MAX_VALUE), "The version that is stored."),
        Field.optional("index", INDEX.nested(), "The index that the type of data has to declare."),
        Field.optional("oldest", new Schema.Whole(0, Long.MAX_VALUE),
            "The oldest position that can be read."),
        Field.optional("plan", Schema.text(100), "The plan that leaves this out."),
        Field.optional("quota", Schema.text(100), "The quota that is used up."),
        Field.optional("limit", new Schema.Whole(0, Long.MAX_VALUE), "What the plan allows."),
        Field.optional("used", new Schema.Whole(0, Long.MAX_VALUE), "What is in use."));

    private static final Shape ERROR = Shape.of("ErrorBody",
        Field.required("code", Schema.text(100), "A stable code for programs."),
        Field.required("message", Schema.text(10_000), "A sentence for people."),
        Field.required("details", DETAILS.nested(), "Where to look."));

    private static final Shape ENVELOPED_ERROR =
        Shape.of("Error", Field.required("error", ERROR.nested(), "The refusal."));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer dress(Reply reply) {
        return switch (reply) {
            case Reply.One one -> Answer.of(one);
            case Reply.Listed list -> listed(list);
            case Reply.Results results -> Answer.of(Results.of(results, Platform::error));
            case Reply.Alike alike -> Answer.of(alike);
            case Reply.Content content -> Answer.of(content);
            case Reply.Nothing(List<Header> headers) -> Answer.nothing(headers);
            case Reply.NotModified(String etag) -> Answer.notModified(etag);
        };
    }

    private static Answer listed(Reply.Listed list) {
        PageRequest page = list.page();
        boolean byCursor = page.cursor() != null;
        JsonWriter out = new JsonWriter().object().key("total").number(list.total());
        if (byCursor) {
            out.nothing("page").field("limit", page.limit()).nothing("offset");
        } else {
            out.field("page", page.offset() / page.limit() + 1)
                .field("limit", page.limit())
                .field("offset", page.offset());
        }
        out.field("has_more", list.nextCursor() != null).field("next_cursor", list.nextCursor());
        return Lists.answer(list, out.endObject().done());
    }

    @Override
    public Answer dress(Failure failure, String requestId) {
        JsonText error = error(failure, requestId);
        return Answer.json(Code.of(failure).status(),
            new JsonWriter().object().field("error", error).endObject().done());
    }

    @Override
    public String code(Failure failure) {
        return Code.of(failure).code();
    }

    private static JsonText error(Failure failure, String requestId) {
        JsonWriter out = new JsonWriter()
            .object()
            .field("code", Code.of(failure).code())
            .field("message", Sentences.of(failure))
            .key("details")
            .object()
            .field("request_id", requestId);
        switch (failure) {
            case Failure.Unreadable(String field, _) -> {
                if (field != null) {
                    out.field("field", field);
                }
            }
            case Failure.Invalid(List<Problem> problems) -> details(problems, out);
            case Failure.Taken(List<Problem> problems) -> details(problems, out);
            case Failure.NotIndexed(String field, String type, String path, String kind, _) ->
                out.field("field", field).key("index").object().field("type", type).field("path", path)
                    .field("kind", kind).endObject();
            case Failure.Stale(long version) -> out.field("version", version);
            case Failure.Forgotten(long oldest) -> out.field("oldest", oldest);
            case Failure.KeyReused() -> out.field("field", "X-Idempotency-Key");
            case Failure.WrongLogin() -> out.field("field", "login");
            case Failure.SecondFactorMissing() -> out.field("field", "totp");
            case Failure.Closed(_, String plan) -> {
                if (plan != null) {
                    out.field("plan", plan);
                }
            }
            case Failure.QuotaExceeded(String quota, long limit, long used) ->
                out.field("quota", quota).field("limit", limit).field("used", used);
            default -> { }
        }
        return out.endObject().endObject().done();
    }

    private static void details(List<Problem> problems, JsonWriter out) {
        out.field("field", problems.getFirst().field()).key("errors").array();
        for (Problem problem : problems) {
            out.object().field("field", problem.field()).field("message", problem.message()).endObject();
        }
        out.endArray();
    }

    @Override
    public Schema envelope(Reply.Form form, Schema body) {
        return switch (form) {
            case ONE, ALIKE, CONTENT, NOTHING -> body;
            case RESULTS -> Results.shape(body, ERROR).nested();
            case LIST -> Shape.of(body instanceof Schema.Nested(Shape item) ? item.name() + "List" : "List",
                Field.required("data", new Schema.ListOf(body, PageRequest.MAX_LIMIT), "The page's items."),
                Field.required("total", new Schema.Whole(0, Long.MAX_VALUE).orNull(),
                    "How many there are in all, exact; null when that was not wanted, or when a search found"
                        + " more than are counted."),
                Field.required("page", new Schema.Whole(1, Long.MAX_VALUE).orNull(),
                    "The page, counted from 1; null when paging by cursor."),
                Field.required("limit", new Schema.Whole(1, PageRequest.MAX_LIMIT),
                    "Items per page in force."),
                Field.required("offset", new Schema.Whole(0, Long.MAX_VALUE).orNull(),
                    "Items skipped; null when paging by cursor."),
                Field.required("has_more", new Schema.Flag(), "Whether there is a next page."),
                Field.required("next_cursor", Schema.text(Cursor.MAX_TEXT).orNull(),
                    "Cursor of the next page, null at the end."))
                .nested();
        };
    }

    @Override
    public Shape errorShape() {
        return ENVELOPED_ERROR;
    }
}
