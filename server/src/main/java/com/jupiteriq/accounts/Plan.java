package com.jupiteriq.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The three tiers with the names that the documents give them (decision C08).
public enum Plan {
    STARTER(100, 10, "standard", "team"),
    PROFESSIONAL(1_000, 50, "business"),
    ENTERPRISE(10_000, 100);

    private final long requestsPerMinute;
    private final int streams;
    private final Set<String> aliases;

    Plan(long requestsPerMinute, int streams, String... aliases) {
        this.requestsPerMinute = requestsPerMinute;
        this.streams = streams;
        this.aliases = Set.of(aliases);
    }

    /// Requests per minute on `/v1` that the plan begins with, for the account and for each of its keys
    /// (001:23-25).
    public long requestsPerMinute() {
        return requestsPerMinute;
    }

    /// Event streams that the account may have open on each node.
    public int streams() {
        return streams;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Every name that a plan has.
    public static List<String> words() {
        return Arrays.stream(values())
            .flatMap(plan -> Stream.concat(Stream.of(plan.word()), plan.aliases.stream().sorted())).toList();
    }

    /// The plan with this name or alias, in any case.
    public static Optional<Plan> of(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
            .filter(plan -> plan.word().equals(lower) || plan.aliases.contains(lower))
            .findFirst();
    }
}
