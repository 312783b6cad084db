package com.jupiteriq.data.types;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The types and statuses that are new with the items of one write. Each is judged when it comes, behind
/// those before it, so that of many items only the one too many is refused.
public final class Additions {

    private static final long UNKNOWN = -1;

    private final KnownTypes types;
    private final Caller caller;
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Set<String>> statuses = new HashMap<>();
    private long others = UNKNOWN;

    Additions(KnownTypes types, Caller caller) {
        this.types = types;
        this.caller = caller;
    }

    /// An item of this type gets this status. Refuses with `Invalid` a type or a status too many, which is
    /// not added then.
    public void item(DataType type, String status) {
        if (!type.isKnown()) {
            type(type.name());
        }
        if (!type.statuses().contains(status)) {
            status(type, status);
        }
    }

    private void type(String name) {
        if (begun.contains(name)) {
            return;
        }
        if (others == UNKNOWN) {
            others = types.count(caller);
        }
        if (others + begun.size() >= DataType.MOST) {
            throw tooMany();
        }
        begun.add(name);
    }

    private void status(DataType type, String status) {
        Set<String> all = statuses.computeIfAbsent(type.name(), name ->
            new HashSet<>(type.isKnown() ? types.fresh(caller, name).statuses() : Set.of()));
        if (!all.contains(status) && all.size() >= DataType.MOST_STATUSES) {
            throw new Refused(Failure.Invalid.of(Problem.wrong("status", "Items of this type have "
                + DataType.MOST_STATUSES + " statuses already. Use one of them.")));
        }
        all.add(status);
    }

    static Refused tooMany() {
        return new Refused(Failure.Invalid.of(Problem.wrong("type", "There are " + DataType.MOST
            + " types of items already. Use one of them, or delete what is of a type that you do not"
            + " need.")));
    }
}
