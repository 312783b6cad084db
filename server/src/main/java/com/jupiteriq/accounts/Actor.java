package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;

/// Who orders a change of accounts or keys, and from where: what the audit trail keeps of it.
public record Actor(Principal principal, Origin origin) {

    private static final Principal OPERATOR = Principal.operator();

    /// How long one change may take.
    private static final Duration TIME = Duration.ofSeconds(30);

    /// Whoever can read the data folder: the operator at the command line, or the server itself at its first
    /// start.
    ///
    /// @param requestId the unique id of the command
    public static Actor operator(String requestId) {
        return new Actor(OPERATOR, new Origin(requestId, "local", ""));
    }

    /// The authority over everything in a tenant.
    public Caller in(Tenant tenant) {
        return new Caller(tenant, principal, Permissions.EVERYTHING, origin, Deadline.in(TIME));
    }
}
