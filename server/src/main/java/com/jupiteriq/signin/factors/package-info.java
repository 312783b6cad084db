/// Hides what users show beside their password: codes of an authenticator (RFC 6238) and backup codes, how
/// both are kept, and that each lets somebody in once.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.signin.factors;
