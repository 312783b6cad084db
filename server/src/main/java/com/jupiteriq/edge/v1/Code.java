package com.jupiteriq.edge.v1;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Failure.Reason;

/// How `/v1` names a refusal: the codes of 000:271-281 and 002:285-296; the others are the status's reason
/// phrase (decision D16).
record Code(int status, String code) {

    static Code of(Failure failure) {
        return switch (failure) {
            case Failure.Unauthenticated(Reason reason) -> of(reason);
            case Failure.WrongLogin() -> new Code(401, "AUTH_INVALID");
            case Failure.SecondFactorMissing() -> new Code(401, "SECOND_FACTOR_REQUIRED");
            case Failure.CredentialUnchecked(), Failure.Internal() -> new Code(500, "INTERNAL_ERROR");
            case Failure.Forbidden _, Failure.NotCallable(), Failure.NotOwner _, Failure.Exceeding(),
                Failure.NotAUser(), Failure.NotForOthers(), Failure.Closed _ ->
                new Code(403, "PERMISSION_DENIED");
            case Failure.QuotaExceeded _ -> new Code(403, "QUOTA_EXCEEDED");
            case Failure.NoSuchRoute(), Failure.Missing(_) -> new Code(404, "RESOURCE_NOT_FOUND");
            case Failure.MethodNotAllowed _ -> new Code(405, "METHOD_NOT_ALLOWED");
            case Failure.NotAcceptable _ -> new Code(406, "NOT_ACCEPTABLE");
            case Failure.TooSlow _ -> new Code(408, "REQUEST_TIMEOUT");
            case Failure.Conflict _, Failure.Stale _, Failure.Taken _ -> new Code(409, "CONFLICT");
            case Failure.Gone _, Failure.Forgotten _ -> new Code(410, "GONE");
            case Failure.PreconditionFailed(), Failure.VersionNotSpoken _ ->
                new Code(412, "PRECONDITION_FAILED");
            case Failure.TooLarge(Part part, _) -> of(part);
            case Failure.UnsupportedMedia _ -> new Code(415, "UNSUPPORTED_MEDIA_TYPE");
            case Failure.RangeNotSatisfiable _ -> new Code(416, "RANGE_NOT_SATISFIABLE");
            case Failure.ChecksumMismatch() -> new Code(460, "CHECKSUM_MISMATCH");
            case Failure.Unreadable _ -> new Code(400, "VALIDATION_ERROR");
            case Failure.Invalid _, Failure.NotIndexed _, Failure.KeyReused() ->
                new Code(422, "VALIDATION_ERROR");
            case Failure.Limited _ -> new Code(429, "RATE_LIMIT_EXCEEDED");
            case Failure.BadUpstream() -> new Code(502, "BAD_GATEWAY");
            case Failure.Unavailable _ -> new Code(503, "SERVICE_UNAVAILABLE");
            case Failure.DeadlinePassed(), Failure.TransferTooLong _ -> new Code(504, "GATEWAY_TIMEOUT");
        };
    }

    private static Code of(Reason reason) {
        return switch (reason) {
            case MISSING -> new Code(401, "AUTH_REQUIRED");
            case EXPIRED -> new Code(401, "AUTH_EXPIRED");
            case WRONG_SCHEME, INVALID, CONFLICTING, DISABLED, REVOKED -> new Code(401, "AUTH_INVALID");
            case ADDRESS_NOT_ALLOWED, ACCOUNT_CLOSED -> new Code(403, "PERMISSION_DENIED");
        };
    }

    private static Code of(Part part) {
        return switch (part) {
            case BODY, ANSWERS -> new Code(413, "CONTENT_TOO_LARGE");
            case URL -> new Code(414, "URI_TOO_LONG");
            case HEADERS -> new Code(431, "REQUEST_HEADER_FIELDS_TOO_LARGE");
        };
    }
}
