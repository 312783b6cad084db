package com.jupiteriq.plans;

import com.jupiteriq.accounts.Plan;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a plan has.
///
/// @param version grows with every change
/// @param quotas by their names; what is not named has no bound
/// @param gates the features that are open
public record PlanTerms(
    Plan plan, int version, long requestsPerMinute, SortedMap<String, Long> quotas, SortedSet<String> gates,
    Instant updatedAt) {

    public PlanTerms {
        quotas = Collections.unmodifiableSortedMap(new TreeMap<>(quotas));
        gates = Collections.unmodifiableSortedSet(new TreeSet<>(gates));
    }

    PlanTerms with(long perMinute, SortedMap<String, Long> otherQuotas, SortedSet<String> open) {
        return new PlanTerms(plan, version, perMinute, otherQuotas, open, updatedAt);
    }

    PlanTerms changed(Instant at) {
        return new PlanTerms(plan, version + 1, requestsPerMinute, quotas, gates, at);
    }
}
