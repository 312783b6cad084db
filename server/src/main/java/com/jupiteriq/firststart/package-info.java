/// Hides what a new installation begins with: the account of its operator, first keys, the sandbox.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.firststart;
