package com.jupiteriq.data.upkeep;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;

/// In whose name changes are made that nobody asks for.
final class SystemCallers {

    /// Of one write.
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final Principal SYSTEM = Principal.installation("system");

    private SystemCallers() {}

    /// @param task by which it is done
    static Caller of(Tenant tenant, String task) {
        return new Caller(
            tenant, SYSTEM, Permissions.EVERYTHING, new Origin(task, "local", ""), Deadline.in(TIME));
    }
}
