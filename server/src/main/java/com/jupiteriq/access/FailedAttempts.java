package com.jupiteriq.access;

import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Limits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts credentials that failed, per client address and minute (G23).
final class FailedAttempts {

    private final Limits limits;
    private final long perMinute;

    /// @param limits for this purpose alone, so that strange addresses do not displace the counters of keys
    FailedAttempts(Limits limits, long perMinute) {
        this.limits = limits;
        this.perMinute = perMinute;
    }

    /// Counts one failure. Answers how long the address has to wait when it has had too many; else null.
    @Nullable Duration count(String address) {
        return limits.spend(List.of(Allowance.ofAddress(address, perMinute))).retryAfter();
    }
}
