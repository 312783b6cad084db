package com.jupiteriq.edge.integration;

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
import java.util.List;
import java.util.stream.Collectors;

/// The dress of 003: bodies exactly as its routes print them, flat errors (003:23-31, decisions C10, C11,
/// D16).
final class IntegrationDress implements Dress {

    private static final Shape ERROR = Shape.of("Error",
        Field.required("error", Schema.text(100), "A stable code for programs."),
        Field.required("message", Schema.text(10_000), "A sentence for people."),
        Field.optional("details", Schema.text(100_000),
            "Which fields are at fault and what to send instead."));

    private record Code(int status, String error) {}

    @Override
    public String name() {
        return Integration.TOKENS.contract();
    }

    @Override
    public Answer dress(Reply reply) {
        return switch (reply) {
            case Reply.One one -> Answer.of(one);
            case Reply.Alike alike -> Answer.of(alike);
            case Reply.Content content -> Answer.of(content);
            case Reply.Nothing(List<Header> headers) -> Answer.nothing(headers);
            case Reply.NotModified(String etag) -> Answer.notModified(etag);
            case Reply.Listed _, Reply.Results _ -> throw new IllegalStateException("003 has no lists");
        };
    }

    @Override
    public Answer dress(Failure failure, String requestId) {
        Code code = named(failure);
        JsonWriter out = new JsonWriter()
            .object()
            .field("error", code.error())
            .field("message", Sentences.of(failure));
        switch (failure) {
            case Failure.Invalid(List<Problem> problems) -> out.field("details", listed(problems));
            case Failure.Taken(List<Problem> problems) -> out.field("details", listed(problems));
            case Failure.QuotaExceeded(String quota, long limit, long used) ->
                out.field("details", "quota: " + quota + ", limit: " + limit + ", used: " + used);
            default -> { }
        }
        return Answer.json(code.status(), out.endObject().done());
    }

    @Override
    public String code(Failure failure) {
        return named(failure).error();
    }

    private static String listed(List<Problem> problems) {
        return problems.stream()
            .map(problem -> problem.field() + ": " + problem.message())
            .collect(Collectors.joining(" "));
    }

    /// Codes of 003:35-43; the others are the status's reason phrase (decision D16).
    private static Code named(Failure failure) {
        return switch (failure) {
            case Failure.Unauthenticated(Reason reason) ->
                new Code(401, reason == Reason.MISSING ? "missing_token" : "invalid_token");
            case Failure.WrongLogin(), Failure.SecondFactorMissing() -> new Code(401, "invalid_token");
            case Failure.CredentialUnchecked() -> new Code(500, "validation_failed");
            case Failure.NotOwner _ -> new Code(401, "not_authorized");
            case Failure.Forbidden _, Failure.NotCallable(), Failure.Exceeding(), Failure.NotAUser(),
                Failure.NotForOthers(), Failure.QuotaExceeded _, Failure.Closed _ ->
                new Code(403, "forbidden");
            case Failure.NoSuchRoute(), Failure.Missing(_) -> new Code(404, "not_found");
            case Failure.MethodNotAllowed _ -> new Code(405, "method_not_allowed");
            case Failure.NotAcceptable _ -> new Code(406, "not_acceptable");
            case Failure.TooSlow _ -> new Code(408, "request_timeout");
            case Failure.Conflict _, Failure.Stale _, Failure.Taken _ -> new Code(409, "conflict");
            case Failure.Gone _, Failure.Forgotten _ -> new Code(410, "gone");
            case Failure.PreconditionFailed(), Failure.VersionNotSpoken _ ->
                new Code(412, "precondition_failed");
            case Failure.TooLarge(Part part, _) -> code(part);
            case Failure.UnsupportedMedia _ -> new Code(415, "unsupported_media_type");
            case Failure.RangeNotSatisfiable _ -> new Code(416, "range_not_satisfiable");
            case Failure.ChecksumMismatch() -> new Code(460, "checksum_mismatch");
            case Failure.Unreadable(String field, _) ->
                new Code(400, field == null ? "bad_request" : "invalid_field");
            case Failure.Invalid(List<Problem> problems) -> new Code(400, code(problems));
            case Failure.NotIndexed _ -> new Code(400, "invalid_field");
            case Failure.KeyReused() -> new Code(400, "bad_request");
            case Failure.Limited _ -> new Code(429, "rate_limit_exceeded");
            case Failure.Internal() -> new Code(500, "internal_error");
            case Failure.BadUpstream() -> new Code(502, "bad_gateway");
            case Failure.Unavailable _ -> new Code(503, "service_unavailable");
            case Failure.DeadlinePassed(), Failure.TransferTooLong _ -> new Code(504, "gateway_timeout");
        };
    }

    private static String code(List<Problem> problems) {
        boolean missing = problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.MISSING);
        return missing ? "missing_required_field" : "invalid_field";
    }

    private static Code code(Part part) {
        return switch (part) {
            case BODY, ANSWERS -> new Code(413, "content_too_large");
            case URL -> new Code(414, "uri_too_long");
            case HEADERS -> new Code(431, "request_header_fields_too_large");
        };
    }

    @Override
    public Schema envelope(Reply.Form form, Schema body) {
        return body;
    }

    @Override
    public Shape errorShape() {
        return ERROR;
    }
}
