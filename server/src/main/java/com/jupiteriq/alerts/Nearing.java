package com.jupiteriq.alerts;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Allowance;

/// What was used of a limit when somebody looked.
///
/// @param scope what is counted together: `account`, `key`, `user` or `endpoint`
/// @param name `requests`, or the pattern of the operations
/// @param limit in force, in the window of the allowance
public record Nearing(Tenant tenant, String scope, String name, Allowance allowance, long limit, long used) {

    /// Whether so many per cent are used.
    boolean reaches(int threshold) {
        return reaches(used, limit, threshold);
    }

    public static boolean reaches(long used, long limit, int threshold) {
        return used * 100 >= limit * threshold;
    }
}
