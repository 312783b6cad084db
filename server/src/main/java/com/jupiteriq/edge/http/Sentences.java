package com.jupiteriq.edge.http;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Problem;
import java.time.Duration;
import java.util.List;

/// What a person reads about a refusal, the same in every dress: what is wrong and what to do next.
public final class Sentences {

    private Sentences() {}

    public static String of(Failure failure) {
        return switch (failure) {
            case Failure.Unauthenticated(Reason reason) -> about(reason);
            case Failure.CredentialUnchecked() -> "The credential could not be checked. Repeat the request.";
            case Failure.Forbidden(var needed) ->
                "This key lacks the permission `" + needed.given() + "`. Use a key that has it.";
            case Failure.NotAUser() ->
                "This is for users, who act with an access token; the caller is a key.";
            case Failure.NotForOthers() ->
                "Nobody can be acted for by this. `X-On-Behalf-Of` takes an active user, and a key.";
            case Failure.WrongLogin() ->
                "The login or the password is wrong, or this user cannot sign in now.";
            case Failure.SecondFactorMissing() ->
                "This user needs a second factor. Send `totp` or `backup_code` too.";
            case Failure.Exceeding() ->
                "This would touch or give more rights than you have. Ask somebody who has them.";
            case Failure.NotCallable() ->
                "The path rules of this key leave this operation out. Use a key that may call it.";
            case Failure.Closed(String message, _) -> message;
            case Failure.QuotaExceeded(String quota, long limit, long used) ->
                "The plan allows " + limit + " " + quota + " and " + used + " are in use.";
            case Failure.NoSuchRoute() ->
                "There is nothing at this path. Check it against the API reference.";
            case Failure.MethodNotAllowed(List<String> allowed) ->
                "This path takes " + String.join(", ", allowed) + ".";
            case Failure.Missing(String kind) -> "There is no such " + kind + ".";
            case Failure.NotOwner(String kind) ->
                "This token did not create the " + kind + " and may not change it.";
            case Failure.Unreadable(_, String message) -> message;
            case Failure.Invalid(List<Problem> problems) -> notAccepted(problems);
            case Failure.NotIndexed(_, _, _, _, String message) -> message;
            case Failure.TooLarge(Part part, long limit) -> tooLarge(part, limit);
            case Failure.UnsupportedMedia(String message) -> message;
            case Failure.NotAcceptable(String offered) -> "This answer can only be given as " + offered + ".";
            case Failure.TooSlow(var limit) ->
                "The body did not arrive within " + limit.toSeconds() + " seconds. Send the request again.";
            case Failure.Conflict(String message, _) -> message;
            case Failure.Stale(long version) ->
                "The object is in version " + version + " by now. Read it again and repeat the change.";
            case Failure.Taken(List<Problem> problems) -> notAccepted(problems);
            case Failure.PreconditionFailed() ->
                "The object has changed since it was read. Read it again and repeat the change.";
            case Failure.VersionNotSpoken(String spoken) -> otherVersion(spoken);
            case Failure.ChecksumMismatch() -> "The checksum is not that of the bytes. Send them again.";
            case Failure.RangeNotSatisfiable(long size) -> outOfRange(size);
            case Failure.Gone(String message) -> message;
            case Failure.Forgotten(long oldest) -> forgotten(oldest);
            case Failure.KeyReused() ->
                "This idempotency key was used with another request. Send a new key for a new request.";
            case Failure.Limited(_) -> "Rate limit exceeded";
            case Failure.Unavailable(_) -> "The service cannot answer now. Repeat the request later.";
            case Failure.BadUpstream() ->
                "Another system gave an answer that cannot be used. Repeat the request.";
            case Failure.DeadlinePassed() ->
                "The request took too long and changed nothing. Ask for less at once.";
            case Failure.TransferTooLong(var limit) -> tooLong(limit);
            case Failure.Internal() ->
                "Something went wrong on the server. Report the request id if it stays.";
        };
    }

    private static String notAccepted(List<Problem> problems) {
        return problems.size() == 1
            ? "The field `" + problems.getFirst().field() + "` is not accepted: "
            + problems.getFirst().message()
            : problems.size() + " fields are not accepted.";
    }

    private static String about(Reason reason) {
        return switch (reason) {
            case MISSING -> "Send an API key as `Authorization: Bearer` or as `X-API-Key`.";
            case WRONG_SCHEME -> "Use the scheme `Bearer` in the Authorization header.";
            case INVALID -> "This key is not valid here. Check that it was copied whole and for this API.";
            case CONFLICTING -> "The request shows two different credentials. Send one of them.";
            case EXPIRED -> "This key has expired. Use a new one.";
            case DISABLED -> "This key is disabled. Ask an administrator to enable it.";
            case REVOKED -> "This key was revoked. Use another one.";
            case ADDRESS_NOT_ALLOWED -> "This key may not be used from your address.";
            case ACCOUNT_CLOSED -> "The account of this key is suspended or cancelled. Ask the operator.";
        };
    }

    private static String otherVersion(String spoken) {
        return "Uploads are resumed here by tus " + spoken + ". Send `Tus-Resumable: " + spoken + "`.";
    }

    private static String outOfRange(long size) {
        return "The contents have " + size + " bytes, and none in this range. Ask for bytes that there are.";
    }

    private static String forgotten(long oldest) {
        return "Nothing is told from this position any more; the oldest is " + oldest
            + ". Read everything once again and go on from there.";
    }

    private static String tooLong(Duration limit) {
        return "The body was not here within " + limit.toSeconds() + " seconds. Send it by a resumable upload"
            + " (tus), which may be interrupted and takes as long as it needs.";
    }

    private static String tooLarge(Part part, long limit) {
        return switch (part) {
            case BODY -> "The body is larger than " + limit + " bytes. Send less.";
            case URL -> "The URL is larger than " + limit + " bytes. Send less.";
            case HEADERS -> "The header section is larger than " + limit + " bytes. Send less.";
            case ANSWERS -> "The answers of the batch would be larger than " + limit
                + " bytes. Read this in a batch of its own, or less.";
        };
    }
}
