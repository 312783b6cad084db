/// The people of a tenant: who they are, what role they have, and whether they can sign in.
///
/// Threats: somebody gives, or takes from others, more rights than they have (every change compares the
/// permissions of the role with the caller's; the last owner stays, also where two are taken away at once);
/// two people under one address in other spelling (unique by its one comparable form); what a person is
/// called told to who reads the disk (sealed, found by keyed hashes; the hash of a password is sealed too).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.users;
