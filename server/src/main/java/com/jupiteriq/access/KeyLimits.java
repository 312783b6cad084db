package com.jupiteriq.access;

import com.jupiteriq.accounts.EndpointLimit;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.paths.Endpoint;
import com.jupiteriq.paths.Endpoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How often a key may call.
///
/// @param own the key's own limit, null for the one of the account or the contract
/// @param perMinute requests of its account in its environment
/// @param byEndpoint what else counts, for each operation that a limit of the account names
public record KeyLimits(@Nullable Rate own, long perMinute, Map<Endpoint, List<Allowance>> byEndpoint) {

    static KeyLimits of(StoredKey key, Endpoints endpoints) {
        Long agreed = key.agreed().requestsPerMinute();
        return new KeyLimits(key.limit(), agreed == null ? key.plan().requestsPerMinute() : agreed,
            byEndpoint(key.tenant(), key.agreed().endpoints(), endpoints));
    }

    private static Map<Endpoint, List<Allowance>> byEndpoint(
        Tenant tenant, List<EndpointLimit> limits, Endpoints endpoints) {
        Map<Endpoint, List<Allowance>> allowances = new HashMap<>();
        for (EndpointLimit limit : limits) {
            Allowance allowance = Allowance.of(subject(tenant, limit), limit.rate());
            for (Endpoint endpoint : endpoints.named(List.of(limit.endpoint()))) {
                allowances.computeIfAbsent(endpoint, first -> new ArrayList<>()).add(allowance);
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
