/// Hides the commands with which an operator manages accounts, keys and the master key.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.admin;
