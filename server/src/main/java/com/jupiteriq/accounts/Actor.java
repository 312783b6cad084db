package com.jupiteriq.accounts;

import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Principal;

/// Who orders a change of accounts or keys, and from where: what the audit trail keeps of it.
public record Actor(Principal principal, Origin origin) {

    private static final Principal OPERATOR = Principal.installation("operator");

    /// Whoever can read the data folder: the operator at the command line, or the server itself at its first
    /// start.
    ///
    /// @param requestId the unique id of the command
    public static Actor operator(String requestId) {
        return new Actor(OPERATOR, new Origin(requestId, "local", ""));
    }
}
