package com.jupiteriq.limits;

import java.util.List;

/// Counts requests against their allowances, exactly under parallel requests: on one node ([LocalLimits]) or
/// on all together ([SharedLimits]).
public interface Limits {

    /// Spends one request of every allowance, or of none when one of them is used up (G23).
    default Standing spend(List<Allowance> allowances) {
        return spend(allowances, 1);
    }

    /// Spends so many requests of every allowance, or none when one of them has not so many left.
    ///
    /// @param requests at least 1
    Standing spend(List<Allowance> allowances, int requests);

    /// The standing without spending anything, as far as this node knows it. Never waits.
    Standing peek(List<Allowance> allowances);
}
