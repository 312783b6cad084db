package com.jupiteriq;

import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Part;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sample of every refusal there is, with what the client should do about it. The switches are exhaustive:
/// a new [Failure] does not compile before it is described here.
final class FailureTable {

    private static final Problem TITLE_MISSING = Problem.missing("title");
    private static final Problem STATUS_WRONG = Problem.wrong(
        "status", "This field must be one of: open, in_progress, waiting, resolved, closed.");

    /// @param when in which case, in a few words
    /// @param action what the client does next
    record Line(Failure failure, String when, String action) {}

    private FailureTable() {}

    /// In the order in which they win (decision D12).
    static List<Line> lines() {
        return samples().stream().map(failure -> new Line(failure, when(failure), action(failure))).toList();
    }

    private static List<Failure> samples() {
        List<Failure> samples = new ArrayList<>();
        samples.add(new Failure.TooLarge(Part.URL, 8_192));
        samples.add(new Failure.TooLarge(Part.HEADERS, 32_768));
        for (Reason reason : Reason.values()) {
            samples.add(new Failure.Unauthenticated(reason));
        }
        samples.addAll(List.of(
            new Failure.CredentialUnchecked(),
            new Failure.NoSuchRoute(),
            new Failure.MethodNotAllowed(List.of("GET", "HEAD", "POST")),
            new Failure.Forbidden(TICKETS_WRITE),
            new Failure.NotCallable(),
            new Failure.Exceeding(),
            new Failure.NotAUser(),
            new Failure.NotForOthers(),
            new Failure.WrongLogin(),
            new Failure.SecondFactorMissing(),
            new Failure.Closed(
                "The plan starter does not include `graphql`. Ask for one that does.", "starter"),
            new Failure.QuotaExceeded("tickets", 1_000, 1_000),
            new Failure.Limited(Duration.ofSeconds(42)),
            new Failure.NotAcceptable("application/json"),
            new Failure.TooLarge(Part.BODY, 10_485_760),
            new Failure.TooLarge(Part.ANSWERS, 16_777_216),
            new Failure.TooSlow(Duration.ofSeconds(30)),
            new Failure.UnsupportedMedia(
                "Send the body as JSON in UTF-8 with Content-Type: application/json."),
            new Failure.Unreadable(null,
                "The body is not valid JSON: it ends too early at line 1, column 2."),
            new Failure.Unreadable("limit", "The parameter `limit` must be a whole number of at least 1."),
            Failure.Invalid.of(TITLE_MISSING),
            Failure.Invalid.of(STATUS_WRONG),
            Failure.Invalid.of(STATUS_WRONG, TITLE_MISSING),
            new Failure.NotIndexed("attributes.total[gt]", "order", "total", "number",
                "Declare an index of the kind number on `total` of the type order."),
            new Failure.KeyReused(),
            new Failure.Missing("ticket"),
            new Failure.NotOwner("ticket"),
            new Failure.PreconditionFailed(),
            new Failure.VersionNotSpoken("1.0.0"),
            new Failure.RangeNotSatisfiable(4_711),
            new Failure.ChecksumMismatch(),
            new Failure.Conflict(
                "The key was revoked and cannot be enabled; create a new key instead.", null),
            new Failure.Conflict("A request with the same idempotency key is being processed.",
                Duration.ofSeconds(1)),
            new Failure.Stale(7),
            Failure.Taken.of("name"),
            new Failure.Gone("The answer was erased with the person that it was about."),
            new Failure.Forgotten(4_711),
            new Failure.Internal(),
            new Failure.BadUpstream(),
            new Failure.Unavailable(Duration.ofSeconds(60)),
            new Failure.DeadlinePassed(),
            new Failure.TransferTooLong(Duration.ofSeconds(300))));
        return samples;
    }

    private static String when(Failure failure) {
        return switch (failure) {
            case Failure.TooLarge(Part part, _) -> switch (part) {
                case URL -> "the URL is longer than 8,192 bytes";
                case HEADERS -> "the headers are longer than 32 KiB";
                case BODY -> "the body is larger than 10 MiB, decompressed; an upload, than the plan allows";
                case ANSWERS -> "what the operations of a batch read no longer fits its answer";
            };
            case Failure.Unauthenticated(Reason reason) -> when(reason);
            case Failure.CredentialUnchecked() -> "the key could not be checked";
            case Failure.NoSuchRoute() -> "nothing has this path";
            case Failure.MethodNotAllowed _ -> "the path does not take this method";
            case Failure.Forbidden _ -> "the key lacks the permission";
            case Failure.NotForOthers() -> "`X-On-Behalf-Of` names nobody for whom the caller can act";
            case Failure.NotAUser() -> "only a user can have what the request is about";
            case Failure.WrongLogin() -> "nobody signs in with this login and password, or not now";
            case Failure.SecondFactorMissing() -> "the password is right and a second factor is missing";
            case Failure.Exceeding() -> "the change would touch or give more rights than the caller has";
            case Failure.NotCallable _ -> "the path rules of the key leave the operation out";
            case Failure.Closed _ -> "the account may not do this, or its plan leaves it out";
            case Failure.QuotaExceeded _ -> "a quota of the plan is used up";
            case Failure.Limited _ -> "the rate limit is spent";
            case Failure.NotAcceptable _ -> "`Accept` leaves nothing that can be sent";
            case Failure.TooSlow _ -> "the body did not arrive in time";
            case Failure.UnsupportedMedia _ -> "the body's type or encoding is not taken";
            case Failure.Unreadable(String field, _) -> field == null
                ? "the request cannot be read, malformed JSON for instance"
                : "a query parameter, an id in the path or a header cannot be read";
            case Failure.Invalid(List<Problem> problems) -> when(problems);
            case Failure.KeyReused() -> "the idempotency key came with another request before";
            case Failure.Missing _ -> "the object does not exist, or belongs to another account";
            case Failure.NotOwner _ -> "the object belongs to another token";
            case Failure.PreconditionFailed() -> "`If-Match` names another version";
            case Failure.VersionNotSpoken _ -> "an upload is resumed by another version of tus";
            case Failure.RangeNotSatisfiable _ -> "contents have none of the bytes that `Range` asks for";
            case Failure.ChecksumMismatch() ->
                "the bytes of an upload do not have the checksum that was sent";
            case Failure.Conflict(_, Duration retryAfter) -> retryAfter == null
                ? "the object's state does not allow it"
                : "another request is in the way at this moment";
            case Failure.NotIndexed _ -> "a list is filtered or sorted by what no index holds";
            case Failure.Stale _ -> "the change is meant for another version of the object";
            case Failure.Forgotten _ -> "the position lies before or behind what the log holds";
            case Failure.Taken _ -> "another object has a value that only one may have";
            case Failure.Gone _ ->
                "the answer kept for this idempotency key was erased with the person of whom it told";
            case Failure.Internal() -> "the server made a mistake";
            case Failure.BadUpstream() -> "another system answered nonsense";
            case Failure.Unavailable _ -> "the service is overloaded or without its database";
            case Failure.DeadlinePassed() -> "the time of the request is over; nothing was changed";
            case Failure.TransferTooLong _ -> "an upload is not whole within 300 seconds";
        };
    }

    private static String when(Reason reason) {
        return switch (reason) {
            case MISSING -> "there is no key";
            case WRONG_SCHEME -> "`Authorization` has another scheme than Bearer";
            case INVALID -> "the key is unknown, mistyped or of another API";
            case CONFLICTING -> "two different keys are shown";
            case EXPIRED -> "the key has expired";
            case DISABLED -> "the key is disabled";
            case REVOKED -> "the key was revoked";
            case ACCOUNT_CLOSED -> "the account is suspended or cancelled";
            case ADDRESS_NOT_ALLOWED -> "the key may not be used from this address";
        };
    }

    private static String when(List<Problem> problems) {
        if (problems.size() > 1) {
            return "fields are missing and others are wrong";
        }
        return switch (problems.getFirst().kind()) {
            case MISSING -> "a required field is missing";
            case WRONG -> "a field is not accepted";
        };
    }

    private static String action(Failure failure) {
        return switch (failure) {
            case Failure.TooLarge _ -> "Send less; page, or move data from the URL into the body.";
            case Failure.Unauthenticated(Reason reason) -> action(reason);
            case Failure.CredentialUnchecked(), Failure.Internal(), Failure.BadUpstream() ->
                "Repeat with backoff if the method is idempotent or the request has an idempotency key;"
                    + " report the request id if it stays.";
            case Failure.NoSuchRoute(), Failure.MethodNotAllowed _ -> "Check method and path; see `Allow`.";
            case Failure.Forbidden _ -> "Use a key that has the permission named in the message.";
            case Failure.NotForOthers() -> "Name an active user of the environment, and use a key.";
            case Failure.NotAUser() -> "Act as a user, or change the key where keys are changed.";
            case Failure.WrongLogin() -> "Let the user type both again, or choose a new password.";
            case Failure.SecondFactorMissing() -> "Ask the user for the code and send it with the rest.";
            case Failure.Exceeding() -> "Use a key with these rights, or ask somebody who has them.";
            case Failure.NotCallable _ -> "Use a key that may call the operation.";
            case Failure.Closed _ -> "Do as the message says, or change the plan.";
            case Failure.QuotaExceeded _ -> "Delete something or change the plan; waiting does not help.";
            case Failure.Limited _ -> "Wait the seconds of `Retry-After`, then repeat.";
            case Failure.NotAcceptable _ -> "Accept `application/json`.";
            case Failure.TooSlow _ -> "Send the request again.";
            case Failure.UnsupportedMedia _ -> "Send UTF-8 JSON as `application/json`, plain or gzip.";
            case Failure.Unreadable _ -> "Correct the request; the message says what and where.";
            case Failure.Invalid _ -> "Correct the fields; all of them are named at once.";
            case Failure.KeyReused() -> "Send a new key for a new request.";
            case Failure.Missing _ -> "Check the id.";
            case Failure.NotOwner _ -> "Use the token that created it; do not throw this one away.";
            case Failure.PreconditionFailed() -> "Read the object again and repeat the change.";
            case Failure.VersionNotSpoken _ -> "Speak the version that `Tus-Version` names.";
            case Failure.RangeNotSatisfiable _ ->
                "Ask for bytes that there are; `Content-Range` has the size.";
            case Failure.ChecksumMismatch() -> "Send the same bytes again; none of them were kept.";
            case Failure.Conflict(_, Duration retryAfter) -> retryAfter == null
                ? "Read the object's state; the message says what is possible."
                : "Wait the seconds of `Retry-After`, then repeat the same request.";
            case Failure.NotIndexed _ -> "Declare the index, or leave the parameter out.";
            case Failure.Stale _ -> "Read the object again and repeat the change.";
            case Failure.Forgotten _ -> "Read everything once again, then go on from the newest position.";
            case Failure.Taken _ -> "Send another value, or use the object that has it.";
            case Failure.Gone _ -> "Do not repeat it: it was done. Send a new key for something new.";
            case Failure.Unavailable _ -> "Wait the seconds of `Retry-After`, then repeat.";
            case Failure.DeadlinePassed() -> "Repeat, with less at once.";
            case Failure.TransferTooLong _ -> "Send it by a resumable upload (tus).";
        };
    }

    private static String action(Reason reason) {
        return switch (reason) {
            case MISSING, WRONG_SCHEME -> "Send the key as `Authorization: Bearer …` or `X-API-Key`.";
            case INVALID -> "Copy the whole key and check that it is for this API.";
            case CONFLICTING -> "Send one of them.";
            case EXPIRED, REVOKED -> "Use a new key.";
            case DISABLED -> "Ask an administrator to enable it.";
            case ACCOUNT_CLOSED -> "Ask the operator to open the account again.";
            case ADDRESS_NOT_ALLOWED -> "Call from an allowed address, or have the list changed.";
        };
    }

    /// What tells two samples of one kind apart; null when there is only one.
    static @Nullable String variant(Failure failure) {
        return switch (failure) {
            case Failure.TooLarge(Part part, _) -> part.name();
            case Failure.Unauthenticated(Reason reason) -> reason.name();
            case Failure.Unreadable(String field, _) -> field == null ? "no field" : "field";
            case Failure.Invalid(List<Problem> problems) ->
                problems.size() > 1 ? "MISSING and WRONG" : problems.getFirst().kind().name();
            case Failure.Conflict(_, Duration retryAfter) -> retryAfter == null ? "final" : "for a moment";
            default -> null;
        };
    }
}
