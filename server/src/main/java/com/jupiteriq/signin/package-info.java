/// Signing in with a password: who may try it how often, and how one that was forgotten is replaced.
///
/// Threats: somebody guesses (five tries in a row, over all nodes and routes, then a quarter of an hour
/// without any; a try is taken before it is looked at, so that many at once are no more); somebody locks
/// others out (for as long only, shown and ended by an administrator, and a new password by mail ends it
/// too); somebody finds out who is known (one answer for whatever is wrong, and what is not looked at takes
/// as long as what is); somebody takes all cores (`passwords`, which is asked for a place before anything
/// is written); a token of a forgotten password leaks (30 minutes, once, the newest only, kept as a hash,
/// for the address to which it went, in no event, entry or log); somebody knows a password and guesses codes
/// (they count as passwords do, and a right password alone ends no row).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.signin;
