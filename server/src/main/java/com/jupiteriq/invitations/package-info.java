/// Invitations: of users, who have no way to sign in yet, and to organizations. Hides how a token is made,
/// kept and ended.
///
/// Threats: a token is guessed, used twice or in another tenant (256 random bits, kept as a hash, found
/// within the tenant only, ended in the write that it is used in); one that was mailed to an address opens
/// the user who has another one by now (it counts for the address to which it went); somebody is flooded with
/// mail (one a minute, and the bounds of `notices`); invitations tell who is known (whoever may send them may
/// list members too).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.invitations;
