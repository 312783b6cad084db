package com.jupiteriq.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request against its allowances.
final class Round {

    /// Keeps the comparison of two shares inside 63 bits.
    private static final long MAX_LIMIT = Integer.MAX_VALUE;

    private static final int MILLIS = 1_000;

    private final List<Allowance> allowances;
    private final Counter[] counters;
    private final Counter[] locks;

    private Round(List<Allowance> allowances, Counter[] counters, Counter[] locks) {
        this.allowances = allowances;
        this.counters = counters;
        this.locks = locks;
    }

    /// @param counters one for each allowance, in the same order
    static Round of(List<Allowance> allowances, Counter[] counters) {
        if (counters.length == 0) {
            throw new IllegalStateException("a request without any allowance");
        }
        return new Round(allowances, counters, inOrder(counters));
    }

    Standing spend(InstantSource clock, int requests) {
        return locked(0, clock, requests);
    }

    Standing peek(InstantSource clock) {
        return locked(0, clock, 0);
    }

    /// The standing when the counters show what was counted elsewhere.
    Standing told(long now, boolean passed, int requests) {
        Standing violated = passed ? null : violated(now, requests);
        return violated == null ? standing(now) : violated;
    }

    private Standing locked(int held, InstantSource clock, int requests) {
        if (held == locks.length) {
            long now = clock.millis();
            return requests > 0 ? spent(now, requests) : standing(now);
        }
        synchronized (locks[held]) {
            return locked(held + 1, clock, requests);
        }
    }

    private Standing spent(long now, int requests) {
        Standing violated = violated(now, requests);
        if (violated != null) {
            return violated;
        }
        for (Counter counter : counters) {
            counter.spend(requests);
        }
        return standing(now);
    }

    /// Of several violated allowances the one that lasts longest, since waiting for another does not help.
    private @Nullable Standing violated(long now, int requests) {
        Standing violated = null;
        for (int i = 0; i < counters.length; i++) {
            Allowance allowance = allowances.get(i);
            long length = allowance.window().millis();
            long limit = limit(allowance);
            long left = Math.max(0, limit - counters[i].spentIn(now / length));
            if (left < requests) {
                long end = (counters[i].window() + 1) * length;
                if (violated == null || end / MILLIS > violated.resetsAt()) {
                    violated = new Standing(limit, left, end / MILLIS, wait(now, end));
                }
            }
        }
        return violated;
    }

    /// The allowance with the smallest remaining share, of two equal ones the first.
    private Standing standing(long now) {
        int tightest = 0;
        long least = Long.MAX_VALUE;
        long most = 1;
        for (int i = 0; i < counters.length; i++) {
            Allowance allowance = allowances.get(i);
            long limit = limit(allowance);
            long remaining = Math.max(0, limit - counters[i].spentIn(now / allowance.window().millis()));
            if (i == 0 || remaining * most < least * limit) {
                tightest = i;
                least = remaining;
                most = limit;
            }
        }
        long end = (counters[tightest].window() + 1) * allowances.get(tightest).window().millis();
        return new Standing(most, least, end / MILLIS, null);
    }

    private static Duration wait(long now, long end) {
        return Duration.ofSeconds(Math.max(1, Math.ceilDiv(end - now, MILLIS)));
    }

    static long limit(Allowance allowance) {
        return Math.min(allowance.limit(), MAX_LIMIT);
    }

    private static Counter[] inOrder(Counter[] counters) {
        if (counters.length == 1 || counters.length == 2 && counters[0].order <= counters[1].order) {
            return counters;
        }
        Counter[] sorted = counters.clone();
        Arrays.sort(sorted, Comparator.comparingLong(counter -> counter.order));
        return sorted;
    }
}
