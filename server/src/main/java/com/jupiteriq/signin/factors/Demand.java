package com.jupiteriq.signin.factors;

import com.jupiteriq.kernel.Tenant;

/// Whether the users of an environment need a second factor.
@FunctionalInterface
interface Demand {

    boolean in(Tenant tenant);
}
