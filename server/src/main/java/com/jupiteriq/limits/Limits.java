package com.jupiteriq.limits;

import java.util.List;

/// Counts requests against their allowances, exactly under parallel requests: on one node ([LocalLimits]) or
/// on all together ([SharedLimits]).
public interface Limits {

    /// Spends one request of every allowance, or of none when one of them is used up (G23).
    Standing spend(List<Allowance> allowances);

    /// The standing without spending anything, as far as this node knows it. Never waits.
    Standing peek(List<Allowance> allowances);
}
