package com.jupiteriq.passwords;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;
import java.util.UUID;

/// Callers of some environment, with time or without.
final class Askers {

    static final Duration LONG = Duration.ofMinutes(5);

    private Askers() {}

    static Caller patient() {
        return new Caller(new Tenant(UUID.randomUUID(), UUID.randomUUID(), Environment.LIVE),
            Principal.serviceAccount(UUID.randomUUID(), "somebody"), Permissions.EVERYTHING,
            new Origin("req_test", "127.0.0.1", "test"), Deadline.in(LONG));
    }
}
