/// Hides how a key is stored, found and refused, who a token stands for, and what they permit. The way from a
/// credential to a [com.jupiteriq.kernel.Caller] is the [com.jupiteriq.access.Gate].
@org.jspecify.annotations.NullMarked
package com.jupiteriq.access;
