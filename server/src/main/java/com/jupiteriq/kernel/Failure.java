package com.jupiteriq.kernel;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every reason for which a request is refused, without a status: each dress renders them in one exhaustive
/// switch (`docs/status-codes.md` is the reviewed table). The order in which they win is decision D12.
public sealed interface Failure {

    /// No credential, or one that does not admit (decision C12).
    record Unauthenticated(Reason reason) implements Failure {}

    enum Reason { MISSING, WRONG_SCHEME, INVALID, CONFLICTING, EXPIRED, DISABLED,
        REVOKED, ADDRESS_NOT_ALLOWED, ACCOUNT_CLOSED }

    /// The credential could not be checked at all (003:40). Nothing is known about the caller.
    record CredentialUnchecked() implements Failure {}

    /// The caller lacks this permission.
    record Forbidden(Permission needed) implements Failure {}

    /// The caller's key has path rules, and none of them names the operation.
    record NotCallable() implements Failure {}

    /// The change would touch, or give, more rights than the caller has.
    record Exceeding() implements Failure {}

    /// Only a user can have what the request is about, and the caller is a key (decision C66).
    record NotAUser() implements Failure {}

    /// The caller cannot act for the user whom the request names: is no key, or there is no such active user.
    record NotForOthers() implements Failure {}

    /// Nobody signs in with this login and this password, or not now; which of the two is not told (R064).
    /// The credential of the request itself is a good one.
    record WrongLogin() implements Failure {}

    /// Login and password are right, and this user needs a second factor too.
    record SecondFactorMissing() implements Failure {}

    /// The account may not do this, whatever the caller may.
    ///
    /// @param plan the plan that leaves it out; null when that is not the reason
    record Closed(String message, @Nullable String plan) implements Failure {}

    /// A limit of the plan is reached; waiting does not help (decision C13).
    record QuotaExceeded(String quota, long limit, long used) implements Failure {}

    /// No route has this path.
    record NoSuchRoute() implements Failure {}

    /// The path exists, the method does not. `allowed` in the order of the route table.
    record MethodNotAllowed(List<String> allowed) implements Failure {}

    /// The object does not exist, or belongs to another tenant: the two are not told apart (decision C56).
    record Missing(String kind) implements Failure {}

    /// The object exists in the caller's tenant but another principal made it (decision C22).
    record NotOwner(String kind) implements Failure {}

    /// A part of the request that cannot be read: JSON, a query parameter, an id in the path, a header.
    ///
    /// @param field the parameter or header at fault, null when the request as a whole is
    record Unreadable(@Nullable String field, String message) implements Failure {}

    /// A body that can be read but not accepted; all its problems at once.
    record Invalid(List<Problem> problems) implements Failure {

        public static Invalid of(Problem... problems) {
            return new Invalid(List.of(problems));
        }
    }

    /// A list is filtered or sorted by what no index holds.
    ///
    /// @param field the query parameter that needs the index
    /// @param type the type of data that has to declare it, on this path and of this kind
    record NotIndexed(String field, String type, String path, String kind, String message)
        implements Failure {}

    /// A part of the request passes its bound, or what the operations of a batch read.
    record TooLarge(Part part, long limit) implements Failure {}

    enum Part { BODY, URL, HEADERS, ANSWERS }

    /// The body's type or encoding is none that the operation takes.
    record UnsupportedMedia(String message) implements Failure {}

    /// None of the types in `Accept` can be produced.
    record NotAcceptable(String offered) implements Failure {}

    /// The body did not arrive in time.
    record TooSlow(Duration limit) implements Failure {}

    /// The request clashes with the state of the object or with a request that is still running.
    ///
    /// @param retryAfter when repeating the same request can succeed; null when it cannot
    record Conflict(String message, @Nullable Duration retryAfter) implements Failure {}

    /// The change was meant for another version of the object than the stored one, which has `version`.
    record Stale(long version) implements Failure {}

    /// Values that only one object may have and another one has; all of them that are known.
    record Taken(List<Problem> problems) implements Failure {

        public static Taken of(String field) {
            return new Taken(List.of(problem(field)));
        }

        public static Problem problem(String field) {
            return Problem.wrong(field, "Another object has this value already. Send another one.");
        }
    }

    /// `If-Match` names another version than the stored one.
    record PreconditionFailed() implements Failure {}

    /// The request is made in a version of the protocol of resumed uploads that is not spoken here.
    ///
    /// @param spoken the one that is
    record VersionNotSpoken(String spoken) implements Failure {}

    /// The bytes that came are not those of which the client has sent the checksum.
    record ChecksumMismatch() implements Failure {}

    /// The contents have none of the bytes that a range asks for.
    ///
    /// @param size of the contents
    record RangeNotSatisfiable(long size) implements Failure {}

    /// The version or object is gone for good.
    record Gone(String message) implements Failure {}

    /// A position of a log before which, or behind which, nothing is told any more.
    ///
    /// @param oldest the oldest position from which the log can be read
    record Forgotten(long oldest) implements Failure {}

    /// The idempotency key was used before with another request (decision C15).
    record KeyReused() implements Failure {}

    /// A rate limit is spent.
    ///
    /// @param retryAfter to the reset of the violated window, at least one second
    record Limited(Duration retryAfter) implements Failure {}

    /// The service, or something that it needs, cannot answer now.
    record Unavailable(Duration retryAfter) implements Failure {}

    /// Another system answered nonsense.
    record BadUpstream() implements Failure {}

    /// The deadline of the request passed; nothing was changed.
    record DeadlinePassed() implements Failure {}

    /// A body that is taken as it comes was not whole in all the time that it has.
    record TransferTooLong(Duration limit) implements Failure {}

    /// A bug. The log has the cause under the request's id.
    record Internal() implements Failure {}
}
