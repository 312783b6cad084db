/// Hides secrets: how a key is made, stored, found and refused, and what it permits. The way from a
/// credential to a [com.jupiteriq.kernel.Caller] is the [com.jupiteriq.access.Gate].
@org.jspecify.annotations.NullMarked
package com.jupiteriq.access;
