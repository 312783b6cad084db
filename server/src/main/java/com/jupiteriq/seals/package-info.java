/// Hides how columns are encrypted: seals under a data key per account, which the master key wraps, and how
/// both are replaced while everything goes on (decision D3); the keys that sign, and the peppers.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.seals;
