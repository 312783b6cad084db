package com.jupiteriq.limits;

import java.util.List;

/// Counts requests against their allowances. Exact in one process under parallel requests; a shared store can
/// take this place.
public interface Limits {

    /// Spends one request of every allowance, or of none when one of them is used up (G23).
    Standing spend(List<Allowance> allowances);

    /// The standing without spending anything.
    Standing peek(List<Allowance> allowances);
}
