package com.jupiteriq.jobs;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import org.jspecify.annotations.Nullable;

/// A job that has begun on this node.
///
/// @param number from 1; what an earlier attempt does is not committed any more
/// @param failures of the tries in a row before it, since the last step
record Attempt(Job job, Tenant tenant, int number, int failures, JsonText wanted, Asking asking) {

    /// Who asked, and with which rights.
    record Asking(Principal principal, @Nullable Principal delegate, Permissions permissions) {}
}
