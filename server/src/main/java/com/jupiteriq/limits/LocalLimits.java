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
    private final Cache<UUID, Counter> minutes = kept(Window.MINUTE);
    private final Cache<UUID, Counter> hours = kept(Window.HOUR);
    private final Cache<UUID, Counter> days = kept(Window.DAY);
    private final Cache<UUID, BurstMinutes> bursts = kept(Window.DAY);

    public LocalLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Standing spend(List<Allowance> allowances, int requests) {
        return Round.of(allowances, this::counter, this::minutes).spend(clock, requests);
    }

    private Counter counter(Allowance allowance) {
        return of(allowance.window()).get(allowance.subject(), Counter::new);
    }

    private BurstMinutes minutes(Burst burst) {
        return bursts.get(burst.subject(), BurstMinutes::new);
    }

    /// Never refuses: [Standing#retryAfter()] is null even when nothing remains.
    @Override
    public Standing peek(List<Allowance> allowances) {
        return Round.of(allowances, this::known, this::known).peek(clock);
    }

    private Counter known(Allowance allowance) {
        Counter known = of(allowance.window()).getIfPresent(allowance.subject());
        return known == null ? new Counter(allowance.subject()) : known;
    }

    private BurstMinutes known(Burst burst) {
        BurstMinutes known = bursts.getIfPresent(burst.subject());
        return known == null ? new BurstMinutes(burst.subject()) : known;
    }

    /// Takes over what others have counted, where it is more than what is known here.
    ///
    /// @param window the n-th since the epoch
    void learn(Allowance allowance, long window, long spent) {
        Counter counter = counter(allowance);
        synchronized (counter) {
            counter.learn(window, spent);
        }
    }

    /// Likewise of the minutes of a burst.
    ///
    /// @param minute the n-th since the epoch
    /// @param counted whether it is one of those used
    void learn(Burst burst, long minute, int used, boolean counted) {
        BurstMinutes minutes = minutes(burst);
        synchronized (minutes) {
            minutes.learn(minute, used, counted);
        }
    }

    private Cache<UUID, Counter> of(Window window) {
        return switch (window) {
            case MINUTE -> minutes;
            case HOUR -> hours;
            case DAY -> days;
        };
    }

    /// What nobody touched for the length of its window counts a window that is over.
    private static <T> Cache<UUID, T> kept(Window window) {
        return Caffeine.newBuilder()
            .maximumSize(MAX_SUBJECTS)
            .expireAfterAccess(window.length())
            .executor(Runnable::run)
            .build();
    }
}
