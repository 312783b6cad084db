/// Hides how requests are counted against their windows, here or elsewhere.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.limits;
