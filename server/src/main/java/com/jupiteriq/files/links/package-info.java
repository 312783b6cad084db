/// Hides the addresses at which anybody reads a file without a key: how they are made, kept and ended.
///
/// Threats: an address that is guessed (256 random bits), or found in a copy of the database (only its hash
/// is kept); one that outlives its file or its time (it is asked for both, and goes with the file); that of
/// an account that is closed (it leads nowhere); many of them, made by somebody who may make one (each file
/// has at most [FileLinks#MOST]). Whoever has an address can pass it on: that is what it is for.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.links;
