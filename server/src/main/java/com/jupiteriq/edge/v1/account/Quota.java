package com.jupiteriq.edge.v1.account;

import com.jupiteriq.kernel.Caller;
import java.util.function.ToLongFunction;

/// Of how many objects an environment may have so many.
///
/// @param name as plans call it
/// @param used how many there are
record Quota(String name, ToLongFunction<Caller> used) {}
