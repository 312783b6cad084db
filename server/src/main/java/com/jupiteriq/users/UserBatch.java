package com.jupiteriq.users;

import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Users to be made in one write. It outlives the tries of the write, so that each password is judged and
/// hashed once.
public final class UserBatch {

    /// One of them as it was sent: what it says, or what is wrong with its form.
    public sealed interface Item {

        record Readable(Draft<User> draft) implements Item {}

        record Unreadable(List<Problem> problems) implements Item {}
    }

    /// What became of one of them.
    public sealed interface Outcome {

        record Made(User user) implements Outcome {}

        record Failed(Failure failure) implements Outcome {}
    }

    /// Why one cannot be made.
    ///
    /// @param problems the same by the fields at fault
    record Refusal(Failure failure, List<Problem> problems) {

        static Refusal of(List<Problem> problems) {
            return new Refusal(new Failure.Invalid(problems), problems);
        }

        static Refusal taken(List<Problem> problems) {
            return new Refusal(new Failure.Taken(problems), problems);
        }

        static Refusal exceeding(String field) {
            return new Refusal(new Failure.Exceeding(), List.of(
                Problem.wrong(field, "This takes more rights than you have. Leave it out.")));
        }
    }

    /// @param wanted null for one that cannot be read
    /// @param refusals what is wrong with it, whoever else there is
    record Newcomer(int index, @Nullable NewUser wanted, List<Refusal> refusals) {}

    private final List<Newcomer> newcomers;
    private final boolean atomic;
    private final Map<Integer, String> hashes = new HashMap<>();

    UserBatch(List<Newcomer> newcomers, boolean atomic) {
        this.newcomers = newcomers;
        this.atomic = atomic;
    }

    List<Newcomer> newcomers() {
        return newcomers;
    }

    /// Whether all are made or none.
    boolean atomic() {
        return atomic;
    }

    /// The hashes of passwords so far, by the index of their user.
    Map<Integer, String> hashes() {
        return hashes;
    }
}
