package com.jupiteriq.edge.accounts;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.Sentences;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The dress of 004: bodies exactly as its routes print them; an error says in `details` what is wrong with
/// the first field at fault (004:59-68, decisions C10, C11, C12, C60).
final class AccountsDress implements Dress {

    private static final Shape ERROR = Shape.of("ErrorBody",
        Field.required("code", Schema.text(100), "A stable code for programs."),
        Field.required("message", Schema.text(1_000), "What the code means."),
        Field.required("details", Schema.text(10_000), "What is wrong, and what to send instead."));

    private static final Shape ENVELOPED_ERROR =
        Shape.of("Error", Field.required("error", ERROR.nested(), "The refusal."));

    private static final List<String> ORDER =
        AccountsShapes.NEW_USER.fields().stream().map(Field::name).toList();

    private static final String ABOUT_FIELD = "This field ";

    private record Code(int status, String code, String message) {}

    private static final Code INVALID = new Code(400, "INVALID_REQUEST", "The request is invalid");

    @Override
    public String name() {
        return AccountsContract.KEYS.contract();
    }

    @Override
    public Answer dress(Reply reply) {
        return switch (reply) {
            case Reply.One one -> Answer.of(one);
            case Reply.Alike alike -> Answer.of(alike);
            case Reply.Content content -> Answer.of(content);
            case Reply.Nothing(List<Header> headers) -> Answer.nothing(headers);
            case Reply.NotModified(String etag) -> Answer.notModified(etag);
            case Reply.Listed _, Reply.Results _ ->
                throw new IllegalStateException("004 answers with one user");
        };
    }

    @Override
    public Answer dress(Failure failure, String requestId) {
        Code code = named(failure);
        return Answer.json(code.status(), new JsonWriter()
            .object()
            .key("error")
            .object()
            .field("code", code.code())
            .field("message", code.message())
            .field("details", details(failure))
            .endObject()
            .endObject()
            .done());
    }

    @Override
    public String code(Failure failure) {
        return named(failure).code();
    }

    private static String details(Failure failure) {
        return switch (failure) {
            case Failure.Invalid(List<Problem> problems) -> details(first(problems));
            case Failure.Taken(List<Problem> problems) ->
                capital(first(problems).field()) + " is already in use";
            case Failure.Missing(String kind) -> capital(kind) + " not found";
            case Failure.Limited _ -> "Repeat the request after as many seconds as `Retry-After` says.";
            default -> Sentences.of(failure);
        };
    }

    private static Problem first(List<Problem> problems) {
        return problems.stream().min(Comparator.comparingInt(AccountsDress::place)).orElseThrow();
    }

    private static int place(Problem problem) {
        int place = ORDER.indexOf(problem.field());
        return place < 0 ? ORDER.size() : place;
    }

    /// Without a full stop, as the document prints it (004:65).
    private static String details(Problem problem) {
        String field = capital(problem.field());
        String message = problem.message();
        if (problem.kind() == Problem.Kind.MISSING) {
            return field + " is required";
        }
        return message.startsWith(ABOUT_FIELD)
            ? field + " " + message.substring(ABOUT_FIELD.length()).replaceFirst("\\.$", "") : message;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// The document lists 200, 400, 401, 404 and 500 (004:53-57). What its limits imply and what the wire
    /// refuses keep their statuses; the codes of those are the status's reason phrase.
    private static Code named(Failure failure) {
        return switch (failure) {
            case Failure.Unauthenticated(Reason reason) -> code(reason);
            case Failure.WrongLogin(), Failure.SecondFactorMissing() ->
                new Code(401, "AUTH_INVALID", "The login is not accepted");
            case Failure.Forbidden _, Failure.NotCallable(), Failure.Exceeding(), Failure.NotAUser(),
                Failure.NotForOthers(), Failure.NotOwner _, Failure.Closed _ ->
                new Code(403, "PERMISSION_DENIED", "The request is not permitted");
            case Failure.QuotaExceeded _ -> new Code(403, "QUOTA_EXCEEDED", "A quota is used up");
            case Failure.NoSuchRoute(), Failure.Missing(_) ->
                new Code(404, "RESOURCE_NOT_FOUND", "The resource was not found");
            case Failure.MethodNotAllowed _ ->
                new Code(405, "METHOD_NOT_ALLOWED", "The method is not allowed");
            case Failure.NotAcceptable _ -> new Code(406, "NOT_ACCEPTABLE", "The answer is not acceptable");
            case Failure.TooSlow _ -> new Code(408, "REQUEST_TIMEOUT", "The request took too long");
            case Failure.Conflict(_, var retryAfter) -> retryAfter == null
                ? INVALID : new Code(409, "CONFLICT", "Another request is in the way");
            case Failure.Gone _, Failure.Forgotten _ -> new Code(410, "GONE", "The resource is gone");
            case Failure.PreconditionFailed(), Failure.VersionNotSpoken _ ->
                new Code(412, "PRECONDITION_FAILED", "The precondition failed");
            case Failure.TooLarge(Part part, _) -> code(part);
            case Failure.UnsupportedMedia _ ->
                new Code(415, "UNSUPPORTED_MEDIA_TYPE", "The media type is not supported");
            case Failure.RangeNotSatisfiable _ ->
                new Code(416, "RANGE_NOT_SATISFIABLE", "The range is not satisfiable");
            case Failure.ChecksumMismatch() ->
                new Code(460, "CHECKSUM_MISMATCH", "The checksum does not match");
            case Failure.Unreadable _, Failure.Invalid _, Failure.NotIndexed _, Failure.Stale _,
                Failure.Taken _, Failure.KeyReused() -> INVALID;
            case Failure.Limited _ -> new Code(429, "RATE_LIMIT_EXCEEDED", "The rate limit is exceeded");
            case Failure.CredentialUnchecked(), Failure.Internal() ->
                new Code(500, "INTERNAL_ERROR", "The server failed");
            case Failure.BadUpstream() -> new Code(502, "BAD_GATEWAY", "Another system failed");
            case Failure.Unavailable _ -> new Code(503, "SERVICE_UNAVAILABLE", "The service is unavailable");
            case Failure.DeadlinePassed(), Failure.TransferTooLong _ ->
                new Code(504, "GATEWAY_TIMEOUT", "The request took too long");
        };
    }

    private static Code code(Reason reason) {
        return switch (reason) {
            case MISSING -> new Code(401, "AUTH_REQUIRED", "Authentication is required");
            case EXPIRED -> new Code(401, "AUTH_EXPIRED", "The API token has expired");
            case WRONG_SCHEME, INVALID, CONFLICTING, DISABLED, REVOKED, ADDRESS_NOT_ALLOWED,
                ACCOUNT_CLOSED ->
                new Code(401, "AUTH_INVALID", "The API token is invalid");
        };
    }

    private static Code code(Part part) {
        return switch (part) {
            case BODY, ANSWERS -> new Code(413, "CONTENT_TOO_LARGE", "The body is too large");
            case URL -> new Code(414, "URI_TOO_LONG", "The URL is too long");
            case HEADERS -> new Code(431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "The headers are too large");
        };
    }

    @Override
    public Schema envelope(Reply.Form form, Schema body) {
        return body;
    }

    @Override
    public Shape errorShape() {
        return ENVELOPED_ERROR;
    }
}
