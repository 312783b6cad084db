package com.jupiteriq.access;

import com.jupiteriq.limits.Allowance;
import java.util.List;
import java.util.stream.Stream;

/// A limit as people are told of it.
///
/// @param scope what is counted together: `account`, `key`, `user` or `endpoint`
/// @param name `requests`, or the pattern of the operations
public record NamedLimit(String scope, String name, Allowance allowance) {

    private static final String REQUESTS = "requests";

    /// All that are in force for a caller on `/v1`, whatever is called.
    public static List<NamedLimit> of(Admitted caller) {
        KeyLimits limits = caller.limits();
        return Stream.concat(
            Stream.of(
                new NamedLimit("account", REQUESTS, limits.ofAccount(caller.tenant())),
                of(caller, limits.ofCaller(caller.counted()))),
            limits.rules().stream().map(NamedLimit::of)).toList();
    }

    /// One that a request of this caller was held against.
    public static NamedLimit of(Admitted caller, Allowance allowance) {
        if (allowance.subject().equals(caller.counted())) {
            return new NamedLimit(caller.principal().isUser() ? "user" : "key", REQUESTS, allowance);
        }
        return caller.limits().rules().stream()
            .filter(rule -> rule.allowance().equals(allowance))
            .findFirst()
            .map(NamedLimit::of)
            .orElseGet(() -> new NamedLimit("account", REQUESTS, allowance));
    }

    private static NamedLimit of(KeyLimits.Rule rule) {
        return new NamedLimit("endpoint", rule.endpoint().toString(), rule.allowance());
    }
}
