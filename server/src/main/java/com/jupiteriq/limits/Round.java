package com.jupiteriq.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One request against its allowances.
final class Round {

    /// Keeps the comparison of two shares inside 63 bits.
    private static final long MAX_LIMIT = Integer.MAX_VALUE;

    private static final int MILLIS = 1_000;

    private static final Comparator<Ordered> BY_ORDER = Comparator.comparingLong(each -> each.order);

    private static final @Nullable BurstMinutes[] NONE = new BurstMinutes[0];

    private final List<Allowance> allowances;
    private final Counter[] counters;
    private final @Nullable BurstMinutes[] bursts;
    private final Ordered[] locks;

    private Round(
        List<Allowance> allowances, Counter[] counters, @Nullable BurstMinutes[] bursts, Ordered[] locks) {
        this.allowances = allowances;
        this.counters = counters;
        this.bursts = bursts;
        this.locks = locks;
    }

    /// @param counters finds what an allowance is counted in
    /// @param bursts finds the minutes of a burst
    static Round of(List<Allowance> allowances, Function<Allowance, Counter> counters,
        Function<Burst, BurstMinutes> bursts) {
        int size = allowances.size();
        if (size == 0) {
            throw new IllegalStateException("a request without any allowance");
        }
        Counter[] counted = new Counter[size];
        @Nullable BurstMinutes[] bursting = null;
        for (int i = 0; i < size; i++) {
            Allowance allowance = allowances.get(i);
            counted[i] = counters.apply(allowance);
            if (allowance.burst() != null) {
                bursting = bursting == null ? new BurstMinutes[size] : bursting;
                bursting[i] = bursts.apply(allowance.burst());
            }
        }
        return bursting == null
            ? new Round(allowances, counted, NONE, inOrder(counted))
            : new Round(allowances, counted, bursting, inOrder(counted, bursting));
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
        for (int i = 0; i < counters.length; i++) {
            spend(i, now, requests);
        }
        return standing(now);
    }

    private void spend(int i, long now, int requests) {
        Counter counter = counters[i];
        Allowance allowance = allowances.get(i);
        counter.spend(requests);
        if (allowance.burst() != null
                && counter.spentIn(now / allowance.window().millis()) > limit(allowance)) {
            Objects.requireNonNull(bursts[i]).count(counter.window());
        }
    }

    /// Of several violated allowances the one that lasts longest, since waiting for another does not help.
    private @Nullable Standing violated(long now, int requests) {
        Standing violated = null;
        for (int i = 0; i < counters.length; i++) {
            Allowance allowance = allowances.get(i);
            long length = allowance.window().millis();
            long spent = counters[i].spentIn(now / length);
            long limit = limitInForce(i);
            long left = Math.max(0, limit - spent);
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
            long spent = counters[i].spentIn(now / allowance.window().millis());
            long limit = limitInForce(i);
            long remaining = Math.max(0, limit - spent);
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

    /// Asked behind the counter, which knows the window.
    private long limitInForce(int i) {
        Allowance allowance = allowances.get(i);
        Burst burst = allowance.burst();
        return burst != null
            && Objects.requireNonNull(bursts[i]).raises(counters[i].window(), burst.minutes())
            ? raised(burst) : limit(allowance);
    }

    static long limit(Allowance allowance) {
        return Math.min(allowance.limit(), MAX_LIMIT);
    }

    static long raised(Burst burst) {
        return Math.min(burst.limit(), MAX_LIMIT);
    }

    private static Ordered[] inOrder(Counter[] counters) {
        if (counters.length == 1 || counters.length == 2 && counters[0].order <= counters[1].order) {
            return counters;
        }
        Ordered[] sorted = counters.clone();
        Arrays.sort(sorted, BY_ORDER);
        return sorted;
    }

    private static Ordered[] inOrder(Counter[] counters, @Nullable BurstMinutes[] bursts) {
        return Stream.<Ordered>concat(
                Arrays.stream(counters), Arrays.stream(bursts).filter(Objects::nonNull).distinct())
            .sorted(BY_ORDER)
            .toArray(Ordered[]::new);
    }
}
