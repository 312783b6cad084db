/// Hides the commands with which an operator manages accounts and keys.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.admin;
