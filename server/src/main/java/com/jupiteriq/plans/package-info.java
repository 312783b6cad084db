/// Hides where the numbers of plans are kept, which the operator may change.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.plans;
