package com.jupiteriq.users;

import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.UserBatch.Item;
import com.jupiteriq.users.UserBatch.Newcomer;
import com.jupiteriq.users.UserBatch.Outcome;
import com.jupiteriq.users.UserBatch.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many users in one write: each is made or refused as if it came alone behind those before it, or all are
/// made or none (R104–R106; decision C61).
public final class UserBatches {

    /// Users of one batch (002:134).
    public static final int MAX = 100;

    private final Users users;
    private final UserStore store;
    private final Roles roles;
    private final Credentials credentials;

    UserBatches(Users users, UserStore store, Roles roles, Credentials credentials) {
        this.users = users;
        this.store = store;
        this.roles = roles;
        this.credentials = credentials;
    }

    /// Judges the passwords, before any statement is sent.
    ///
    /// @param atomic whether all are to be made or none
    public UserBatch prepare(List<Item> items, boolean atomic, Caller caller) {
        List<Integer> indexes = IntStream.range(0, items.size()).boxed().toList();
        return new UserBatch(
            credentials.each(indexes, index -> newcomer(index, items.get(index), caller)), atomic);
    }

    private Newcomer newcomer(int index, Item item, Caller caller) {
        return switch (item) {
            case Item.Unreadable(List<Problem> problems) ->
                new Newcomer(index, null, List.of(new Refusal(new Failure.Invalid(
                    problems.stream().map(problem -> problem.field().isEmpty() ? at(index, problem) : problem)
                        .toList()), problems)));
            case Item.Readable(var draft) -> {
                NewUser wanted = NewUser.of(draft);
                yield new Newcomer(index, wanted, refusals(wanted, caller));
            }
        };
    }

    private List<Refusal> refusals(NewUser wanted, Caller caller) {
        List<Refusal> refusals = new ArrayList<>(0);
        boolean administers = caller.permissions().cover(Permissions.ADMINISTRATION);
        if (wanted.details().emailVerified() && !administers) {
            refusals.add(Refusal.exceeding(UserDocument.EMAIL_VERIFIED.name()));
        }
        if (wanted.passwordHash() != null && !administers) {
            refusals.add(Refusal.exceeding(UserDocument.PASSWORD_HASH.name()));
        } else {
            List<Problem> problems = credentials.problems(wanted, caller);
            if (!problems.isEmpty()) {
                refusals.add(Refusal.of(problems));
            }
        }
        return refusals;
    }

    /// Stages those that can be made, and says of each what became of it, in their order. A value that
    /// somebody else takes before the write is committed lets it begin anew.
    ///
    /// Refuses, where it is all or none, with everything that is wrong with any.
    public List<Outcome> create(UserBatch batch, Write write) {
        write.beginAnewWhenTaken();
        List<List<Refusal>> refusals = refusals(batch, write.caller());
        List<Problem> problems = batch.atomic() ? problems(refusals) : List.of();
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        SortedMap<Integer, NewUser> accepted = accepted(batch, refusals);
        Map<Integer, User> made = stage(accepted, hashes(accepted, batch, write.caller()), write);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < refusals.size(); i++) {
            User user = made.get(i);
            outcomes.add(user != null ? new Outcome.Made(user)
                : new Outcome.Failed(refusals.get(i).getFirst().failure()));
        }
        return outcomes;
    }

    /// Of each what is wrong with it, as the state is now.
    private List<List<Refusal>> refusals(UserBatch batch, Caller caller) {
        Set<String> names = new HashSet<>();
        Map<Integer, Map<String, String>> values = new HashMap<>();
        for (Newcomer newcomer : batch.newcomers()) {
            NewUser wanted = newcomer.wanted();
            if (wanted != null) {
                names.add(wanted.details().role());
                values.put(newcomer.index(), store.unique(caller.tenant(), wanted.details()));
            }
        }
        Map<String, Permissions> given = roles.given(caller, names);
        TakenValues taken =
            new TakenValues(values.isEmpty() ? List.of() : store.taken(caller, values.values()));
        List<List<Refusal>> all = new ArrayList<>();
        for (Newcomer newcomer : batch.newcomers()) {
            NewUser wanted = newcomer.wanted();
            Map<String, String> own = values.getOrDefault(newcomer.index(), Map.of());
            List<Refusal> refusals = new ArrayList<>(0);
            if (wanted != null) {
                refusals.addAll(ofRole(given.get(wanted.details().role()), caller));
            }
            refusals.addAll(newcomer.refusals());
            refusals.addAll(taken.by(own));
            if (refusals.isEmpty() || batch.atomic()) {
                taken.add(own);
            }
            all.add(refusals);
        }
        return all;
    }

    private static List<Refusal> ofRole(@Nullable Permissions role, Caller caller) {
        if (role == null) {
            return List.of(Refusal.of(Roles.unknown().problems()));
        }
        return caller.permissions().cover(role)
            ? List.of() : List.of(Refusal.exceeding(UserDocument.ROLE.name()));
    }

    /// By the places of their users in the list.
    private static List<Problem> problems(List<List<Refusal>> refusals) {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < refusals.size(); i++) {
            int index = i;
            refusals.get(i).stream().flatMap(refusal -> refusal.problems().stream())
                .forEach(problem -> problems.add(at(index, problem)));
        }
        return problems.subList(0, Math.min(problems.size(), ShapeReader.MAX_PROBLEMS));
    }

    /// @param problem of one user; without a field it is the user's form
    private static Problem at(int index, Problem problem) {
        return problem.at("users[" + index + "]");
    }

    private static SortedMap<Integer, NewUser> accepted(UserBatch batch, List<List<Refusal>> refusals) {
        SortedMap<Integer, NewUser> accepted = new TreeMap<>();
        for (Newcomer newcomer : batch.newcomers()) {
            NewUser wanted = newcomer.wanted();
            if (wanted != null && refusals.get(newcomer.index()).isEmpty()) {
                accepted.put(newcomer.index(), wanted);
            }
        }
        return accepted;
    }

    /// Of those that have a password or bring its hash.
    private Map<Integer, String> hashes(
        SortedMap<Integer, NewUser> accepted, UserBatch batch, Caller caller) {
        Map<Integer, String> hashes = batch.hashes();
        List<Map.Entry<Integer, NewUser>> missing = accepted.entrySet().stream()
            .filter(user -> user.getValue().hasPassword() && !hashes.containsKey(user.getKey())).toList();
        List<Optional<String>> made = credentials.each(missing, user ->
            Optional.ofNullable(credentials.hash(user.getValue(), caller)));
        for (int i = 0; i < made.size(); i++) {
            int index = missing.get(i).getKey();
            made.get(i).ifPresent(hash -> hashes.put(index, hash));
        }
        return hashes;
    }

    /// The rows of two batches with the same people lie in the same order, so that none waits for another
    /// that waits for it.
    private Map<Integer, User> stage(
        SortedMap<Integer, NewUser> accepted, Map<Integer, String> hashes, Write write) {
        SortedMap<Integer, User> made = new TreeMap<>();
        Set<String> given = new HashSet<>();
        accepted.forEach((index, wanted) -> {
            made.put(index, users.made(wanted.details(), hashes.containsKey(index), write));
            given.add(wanted.details().role());
        });
        roles.hold(given, write);
        made.entrySet().stream()
            .sorted(Comparator.comparing(user -> store.comparable(write.caller(), user.getValue())))
            .forEach(user -> store.insert(user.getValue(), hashes.get(user.getKey()), write));
        made.values().forEach(user -> users.tell(user, write));
        return made;
    }
}
