package com.jupiteriq.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// Limits counted in this process. Exact under parallel requests: a request locks the counters of all its
/// allowances, always in the same order, then looks at all of them and only then spends.
///
/// A counter outlives a change of its limit: what was spent in the window stays spent.
public final class LocalLimits implements Limits {

    /// Subjects counted at the same time in one kind of window (about 20 MB). Beyond it the least used
    /// counters are forgotten, and their subjects begin the window anew.
    static final int MAX_SUBJECTS = 100_000;

    private final InstantSource clock;
    private final Cache<UUID, Counter> minutes = counters(Window.MINUTE);
    private final Cache<UUID, Counter> hours = counters(Window.HOUR);
    private final Cache<UUID, Counter> days = counters(Window.DAY);

    public LocalLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Standing spend(List<Allowance> allowances, int requests) {
        Counter[] counters = new Counter[allowances.size()];
        for (int i = 0; i < counters.length; i++) {
            Allowance allowance = allowances.get(i);
            counters[i] = of(allowance.window()).get(allowance.subject(), Counter::new);
        }
        return Round.of(allowances, counters).spend(clock, requests);
    }

    /// Never refuses: [Standing#retryAfter()] is null even when nothing remains.
    @Override
    public Standing peek(List<Allowance> allowances) {
        Counter[] counters = new Counter[allowances.size()];
        for (int i = 0; i < counters.length; i++) {
            Allowance allowance = allowances.get(i);
            Counter known = of(allowance.window()).getIfPresent(allowance.subject());
            counters[i] = known == null ? new Counter(allowance.subject()) : known;
        }
        return Round.of(allowances, counters).peek(clock);
    }

    /// Takes over what others have counted, where it is more than what is known here.
    ///
    /// @param window the n-th since the epoch
    void learn(Allowance allowance, long window, long spent) {
        Counter counter = of(allowance.window()).get(allowance.subject(), Counter::new);
        synchronized (counter) {
            counter.learn(window, spent);
        }
    }

    private Cache<UUID, Counter> of(Window window) {
        return switch (window) {
            case MINUTE -> minutes;
            case HOUR -> hours;
            case DAY -> days;
        };
    }

    /// A counter that nobody touched for the length of its window counts a window that is over.
    private static Cache<UUID, Counter> counters(Window window) {
        return Caffeine.newBuilder()
            .maximumSize(MAX_SUBJECTS)
            .expireAfterAccess(window.length())
            .executor(Runnable::run)
            .build();
    }
}
