package com.jupiteriq.sessions;

import com.jupiteriq.kernel.Tenant;
import java.time.Duration;

/// How long a session of an account lasts without being used.
@FunctionalInterface
public interface IdleTime {

    /// Where the account has not said otherwise (000:122).
    Duration USUAL = Duration.ofDays(30);

    Duration of(Tenant tenant);
}
