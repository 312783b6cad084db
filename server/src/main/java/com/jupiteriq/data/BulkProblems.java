package com.jupiteriq.data;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import java.util.List;

/// What is wrong with one of many operations, by its members, where it is not answered alone.
public final class BulkProblems {

    private BulkProblems() {}

    public static List<Problem> of(Failure failure) {
        return switch (failure) {
            case Failure.Invalid(List<Problem> problems) -> problems;
            case Failure.Taken(List<Problem> problems) -> problems;
            case Failure.Missing _ -> one("id", "There is no such item.");
            case Failure.Stale(long version) ->
                one("if_version", "The item has the version " + version + " by now. Read it anew.");
            case Failure.Forbidden _ -> one("op", "This needs the permission data:delete.");
            case Failure.QuotaExceeded(String quota, long limit, _) ->
                one("", "The quota `" + quota + "` of " + limit + " is used up.");
            default -> throw new IllegalStateException("no operation is refused by " + failure);
        };
    }

    private static List<Problem> one(String field, String message) {
        return List.of(Problem.wrong(field, message));
    }
}
