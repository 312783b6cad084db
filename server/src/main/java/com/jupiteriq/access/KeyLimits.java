package com.jupiteriq.access;

import com.jupiteriq.accounts.Bursts;
import com.jupiteriq.accounts.EndpointLimit;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Burst;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.paths.PathPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How often somebody may call.
///
/// @param own a key's own limit, null for the one of the account or the contract
/// @param perMinute requests of its account in its environment
/// @param burst how many more of them there may be in some minutes; null for none
/// @param thresholds at which parts of a limit, in per cent, somebody is told; in rising order
/// @param byEndpoint what else counts, for each operation that a limit of the account names
/// @param rules the same for each limit, in the order of their patterns
public record KeyLimits(
    @Nullable Rate own, long perMinute, @Nullable Burst burst, List<Integer> thresholds,
    Map<Endpoint, List<Allowance>> byEndpoint, List<Rule> rules) {

    /// A limit of the account for all operations that a pattern names.
    public record Rule(PathPattern endpoint, Allowance allowance) {}

    /// Of a key or a user that acts for this account's environment: the key's own, else as much as the
    /// account has.
    public Allowance ofCaller(UUID counted) {
        return own == null
            ? new Allowance(counted, perMinute, Window.MINUTE, burst) : Allowance.of(counted, own);
    }

    public Allowance ofAccount(Tenant tenant) {
        return new Allowance(tenant.id(), perMinute, Window.MINUTE, burst);
    }

    static KeyLimits of(@Nullable Rate own, AccountTerms terms, Endpoints endpoints) {
        Long agreed = terms.agreed().requestsPerMinute();
        List<Rule> rules = terms.agreed().endpoints().stream()
            .map(limit -> new Rule(
                limit.endpoint(), Allowance.of(subject(terms.tenant(), limit), limit.rate())))
            .toList();
        long perMinute = agreed == null ? terms.entitled().requestsPerMinute() : agreed;
        return new KeyLimits(own, perMinute, burst(perMinute, terms), terms.thresholds(),
            byEndpoint(rules, endpoints), rules);
    }

    private static @Nullable Burst burst(long perMinute, AccountTerms terms) {
        Bursts agreed = terms.agreed().bursts();
        return agreed.equals(Bursts.NONE)
            ? null : new Burst(terms.tenant().id(), agreed.over(perMinute), agreed.minutes());
    }

    private static Map<Endpoint, List<Allowance>> byEndpoint(List<Rule> rules, Endpoints endpoints) {
        Map<Endpoint, List<Allowance>> allowances = new HashMap<>();
        for (Rule rule : rules) {
            for (Endpoint endpoint : endpoints.named(List.of(rule.endpoint()))) {
                allowances.computeIfAbsent(endpoint, first -> new ArrayList<>()).add(rule.allowance());
            }
        }
        Map<List<Allowance>, List<Allowance>> shared = new HashMap<>();
        allowances.replaceAll((endpoint, all) -> shared.computeIfAbsent(all, List::copyOf));
        return Map.copyOf(allowances);
    }

    /// The same for another rate, so that nobody begins anew whose limit is changed.
    private static UUID subject(Tenant tenant, EndpointLimit limit) {
        return UUID.nameUUIDFromBytes(
            (tenant.id() + " " + limit.endpoint()).getBytes(StandardCharsets.UTF_8));
    }
}
