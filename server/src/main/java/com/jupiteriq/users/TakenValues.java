package com.jupiteriq.users;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.users.UserBatch.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values that only one user may have and that one has, by their fields, in the form in which they are
/// compared.
final class TakenValues {

    private final Map<String, Set<String>> byField = new HashMap<>();

    TakenValues(List<Map<String, String>> present) {
        present.forEach(this::add);
    }

    void add(Map<String, String> values) {
        values.forEach((field, value) -> byField.computeIfAbsent(field, none -> new HashSet<>()).add(value));
    }

    /// What of these values others have, as the reason not to make one with them.
    List<Refusal> by(Map<String, String> values) {
        List<Problem> problems = values.entrySet().stream()
            .filter(entry -> byField.getOrDefault(entry.getKey(), Set.of()).contains(entry.getValue()))
            .flatMap(entry -> Failure.Taken.of(entry.getKey()).problems().stream()).toList();
        return problems.isEmpty() ? List.of() : List.of(Refusal.taken(problems));
    }
}
