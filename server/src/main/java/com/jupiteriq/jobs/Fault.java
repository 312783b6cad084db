package com.jupiteriq.jobs;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.OutcomeUnknown;
import com.jupiteriq.store.SqlErrors;
import java.util.List;

/// What it means for a job that its kind has thrown something.
final class Fault {

    static final JobError UNKNOWN = JobError.of(
        "The server could not do this, which is not your fault. Ask for it again, or tell the operator.");

    private Fault() {}

    /// Whether the same may go well a little later.
    static boolean passes(RuntimeException error) {
        return switch (error) {
            case Refused refused -> passes(refused.failure());
            case OutcomeUnknown _ -> true;
            default -> SqlErrors.unreachable(error);
        };
    }

    private static boolean passes(Failure failure) {
        return failure instanceof Failure.Unavailable || failure instanceof Failure.DeadlinePassed
            || failure instanceof Failure.Limited
            || failure instanceof Failure.Conflict(_, var retryAfter) && retryAfter != null;
    }

    /// Whether nobody meant it to happen.
    static boolean isBug(RuntimeException error) {
        return !(error instanceof Refused) && !passes(error);
    }

    /// As the client is told.
    static List<JobError> errors(RuntimeException error) {
        return error instanceof Refused refused ? errors(refused.failure()) : List.of(UNKNOWN);
    }

    private static List<JobError> errors(Failure failure) {
        return switch (failure) {
            case Failure.Invalid(var problems) -> errors(problems);
            case Failure.Taken(var problems) -> errors(problems);
            case Failure.Conflict(String message, _) -> List.of(JobError.of(message));
            case Failure.Closed(String message, _) -> List.of(JobError.of(message));
            case Failure.Gone(String message) -> List.of(JobError.of(message));
            case Failure.UnsupportedMedia(String message) -> List.of(JobError.of(message));
            case Failure.Unreadable(var field, String message) ->
                List.of(new JobError(null, field, message));
            case Failure.NotIndexed(String field, _, _, _, String message) ->
                List.of(new JobError(null, field, message));
            case Failure.Missing(String kind) ->
                List.of(JobError.of("There is no such " + kind + " any more."));
            case Failure.Forbidden(var needed) ->
                List.of(JobError.of("This needs the permission " + needed.given() + "."));
            case Failure.QuotaExceeded(String quota, long limit, _) -> List.of(JobError.of(
                "The quota `" + quota + "` of " + limit + " is used up. Ask for a higher one."));
            case Failure.PreconditionFailed _, Failure.Stale _ -> List.of(JobError.of(
                "Something has changed since it was read. Ask for the job again."));
            case Failure.DeadlinePassed _ -> List.of(JobError.of(
                "A step of this took too long and changed nothing. Ask for less at once."));
            case Failure.Unavailable _, Failure.Limited _ -> List.of(JobError.of(
                "The service could not do this for a while. Ask for the job again."));
            // of requests, which no job is
            case Failure.Unauthenticated _, Failure.CredentialUnchecked _, Failure.NotCallable _,
                Failure.Exceeding _, Failure.NotAUser _, Failure.NotForOthers _, Failure.WrongLogin _,
                Failure.SecondFactorMissing _, Failure.NoSuchRoute _, Failure.MethodNotAllowed _,
                Failure.NotOwner _, Failure.TooLarge _, Failure.NotAcceptable _, Failure.TooSlow _,
                Failure.TransferTooLong _, Failure.VersionNotSpoken _, Failure.ChecksumMismatch _,
                Failure.RangeNotSatisfiable _,
                Failure.Forgotten _, Failure.KeyReused _, Failure.BadUpstream _, Failure.Internal _ ->
                List.of(UNKNOWN);
        };
    }

    private static List<JobError> errors(List<Problem> problems) {
        return problems.stream()
            .map(problem -> new JobError(null, problem.field(), problem.message())).toList();
    }
}
