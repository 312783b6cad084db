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

/// The dress of 002: whatever succeeds lies in `data`, lists tell `limit` and `offset`, errors as in
/// 002:245-259 with the request's id (decisions C10, C14, C16).
public final class Identity implements Dress {

    public static final String NAME = "identity";

    private static final String DATA = "data";
    private static final int UNAUTHORIZED = 401;

    private static final Shape DETAIL = Shape.of("ErrorDetail",
        Field.required("field", Schema.text(1_000), "The field, parameter or quota at fault."),
        Field.required("message", Schema.text(10_000), "What to send instead."));

    private static final Shape ERROR = Shape.of("ErrorBody",
        Field.required("code", Schema.text(100), "A stable code for programs."),
        Field.required("message", Schema.text(10_000), "A sentence for people."),
        Field.required("details", new Schema.ListOf(DETAIL.nested(), 1_000),
            "Every field at fault; empty when none is."),
        Field.required("request_id", Schema.text(128), "Unique id of the request, for support."));

    private static final Shape ENVELOPED_ERROR =
        Shape.of("Error", Field.required("error", ERROR.nested(), "The refusal."));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer dress(Reply reply) {
        return switch (reply) {
            case Reply.One one -> Answer.within(DATA, one);
            case Reply.Listed list -> listed(list);
            case Reply.Results results -> Answer.within(DATA, Results.of(results, Identity::error));
            case Reply.Alike alike -> Answer.of(alike);
            case Reply.Content content -> Answer.of(content);
            case Reply.Nothing(List<Header> headers) -> Answer.nothing(headers);
            case Reply.NotModified(String etag) -> Answer.notModified(etag);
        };
    }

    private static Answer listed(Reply.Listed list) {
        PageRequest page = list.page();
        JsonWriter out =
            new JsonWriter().object().key("total").number(list.total()).field("limit", page.limit());
        if (page.cursor() == null) {
            out.field("offset", page.offset());
        } else {
            out.nothing("offset");
        }
        if (list.nextCursor() != null) {
            out.field("next_cursor", list.nextCursor());
        }
        return Lists.answer(list, out.endObject().done());
    }

    @Override
    public Answer dress(Failure failure, String requestId) {
        JsonText error = error(failure, requestId);
        return Answer.json(named(failure).status(),
            new JsonWriter().object().field("error", error).endObject().done());
    }

    @Override
    public String code(Failure failure) {
        return named(failure).code();
    }

    private static JsonText error(Failure failure, String requestId) {
        String message = Sentences.of(failure);
        JsonWriter out = new JsonWriter()
            .object()
            .field("code", named(failure).code())
            .field("message", message)
            .key("details")
            .array();
        for (Problem problem : problems(failure, message)) {
            out.object().field("field", problem.field()).field("message", problem.message()).endObject();
        }
        return out.endArray().field("request_id", requestId).endObject().done();
    }

    /// What the document does not name is called as in the platform's; of credentials it has one code for
    /// whatever is wrong (002:291). Where nothing is wrong and something is missing, clients have to know.
    private static Code named(Failure failure) {
        Code code = Code.of(failure);
        boolean wrong = code.status() == UNAUTHORIZED && !(failure instanceof Failure.SecondFactorMissing);
        return wrong ? new Code(UNAUTHORIZED, "AUTHENTICATION_FAILED") : code;
    }

    private static List<Problem> problems(Failure failure, String message) {
        return switch (failure) {
            case Failure.Unreadable(String field, _) ->
                field == null ? List.of() : List.of(Problem.wrong(field, message));
            case Failure.Invalid(List<Problem> problems) -> problems;
            case Failure.Taken(List<Problem> problems) -> problems;
            case Failure.NotIndexed(String field, _, _, _, _) -> List.of(Problem.wrong(field, message));
            case Failure.Stale _ -> List.of(Problem.wrong("version", message));
            case Failure.Forgotten _ -> List.of(Problem.wrong("oldest", message));
            case Failure.KeyReused() -> List.of(Problem.wrong("X-Idempotency-Key", message));
            case Failure.WrongLogin() -> List.of(Problem.wrong("login", message));
            case Failure.SecondFactorMissing() -> List.of(Problem.wrong("totp", message));
            case Failure.Closed(_, String plan) ->
                plan == null ? List.of() : List.of(Problem.wrong("plan", message));
            case Failure.QuotaExceeded(String quota, _, _) -> List.of(Problem.wrong(quota, message));
            default -> List.of();
        };
    }

    @Override
    public Schema envelope(Reply.Form form, Schema body) {
        return switch (form) {
            case ALIKE, CONTENT, NOTHING -> body;
            case ONE -> Shape.of("Answer", Field.required(DATA, body, "The object.")).nested();
            case RESULTS -> {
                Shape results = Results.inside(body, ERROR);
                yield Shape.of(results.name() + "Answer",
                    Field.required(DATA, results.nested(), "What became of them.")).nested();
            }
            case LIST -> Shape.of("List",
                Field.required(DATA, new Schema.ListOf(body, PageRequest.MAX_LIMIT), "The page's items."),
                Field.required("total", new Schema.Whole(0, Long.MAX_VALUE).orNull(),
                    "How many there are in all, exact; null when that was not wanted, or when a search found"
                        + " more than are counted."),
                Field.required("limit", new Schema.Whole(1, PageRequest.MAX_LIMIT),
                    "Items per page in force."),
                Field.required("offset", new Schema.Whole(0, Long.MAX_VALUE).orNull(),
                    "Items skipped; null when paging by cursor."),
                Field.optional("next_cursor", Schema.text(Cursor.MAX_TEXT),
                    "Cursor of the next page; absent on the last one."))
                .nested();
        };
    }

    @Override
    public Shape errorShape() {
        return ENVELOPED_ERROR;
    }
}
