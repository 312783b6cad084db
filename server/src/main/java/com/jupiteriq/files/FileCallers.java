package com.jupiteriq.files;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;

/// In whose name files are changed and read where nobody asks who has a key.
public final class FileCallers {

    /// Of one write.
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final Principal SYSTEM = Principal.installation("system");

    private FileCallers() {}

    /// The server by itself.
    ///
    /// @param task by which it is done
    public static Caller system(Tenant tenant, String task) {
        return new Caller(
            tenant, SYSTEM, Permissions.NONE, new Origin(task, "local", ""), Deadline.in(TIME));
    }

    /// Whoever follows a link: the same for all who follow links of a tenant, so that they take no places of
    /// others.
    public static Caller reader(Tenant tenant, Origin origin, Deadline deadline) {
        return new Caller(tenant, new Principal(Principal.Kind.SYSTEM, tenant.id(), "link"),
            Permissions.NONE, origin, deadline);
    }
}
