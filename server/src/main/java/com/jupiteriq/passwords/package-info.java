/// Hides how passwords are judged, hashed and verified: [com.jupiteriq.passwords.Passwords] is all that
/// others need, and [com.jupiteriq.passwords.ImportedHash] says which hashes may move in (decision 18).
///
/// Threats: whoever steals the database guesses offline, so a guess costs memory and time. Whoever guesses
/// online knows the person, so what is known of the person is no password. Whoever floods sign-in or creation
/// wants all cores: there are few threads, which give way to all others, short queues by environment, and no
/// request waits beyond its deadline. Whoever imports a hash chooses what verifying it costs, within bounds.
/// Whoever measures time learns nothing about a digest, nor whether a login exists. And logs outlive all of
/// it: no password and no hash is in an exception, a log line or a `toString` of this package. Passwords come
/// as `String` since JSON brings them so; the copies made of them here are overwritten after use.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.passwords;
