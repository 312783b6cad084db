/// Hides what users show beside their password: codes of an authenticator (RFC 6238) and backup codes, how
/// both are kept, and that each lets somebody in once.
///
/// Threats: codes are guessed (five wrong tries, counted with passwords); a code is seen and shown again
/// (only forward, and a backup code is gone); the database leaks (secrets are sealed, backup codes hashed
/// under a key of the account); somebody adds a factor to another's user (only the user itself, and what is
/// pending is sealed for them); a factor is taken away unseen (its user is mailed).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.signin.factors;
