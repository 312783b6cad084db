/// Hides idempotency: claim, replay and clash (decision C15).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.once;
