/// Hides accounts, their environments and their plans.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.accounts;
