/// Hides how people come in by pages: how a user is found by an address alone, what is carried from one step
/// of a sign-in to the next, and what stands for a browser that is signed in.
///
/// Threats: an administrator of one account guesses passwords of another, by users with the same address
/// (what is wrong for a user counts for them, also when it is right for another; decision 26); an address
/// tells in how many accounts it is known (by the time that several passwords take, and by nothing else); a
/// hidden field or a cookie is forged, changed, kept or taken to another place (sealed, for ten minutes, for
/// one password; of a device it admits nobody); a cookie goes on after its end (every node hears of it as of
/// a key) or is tried without end (counted with failed credentials of its address); a session that was fixed
/// before the sign-in (there is none before its last step); a page in the sandbox reaches what is another's
/// (the Gate gives the environment of the account, the role of the live user, and nothing where a second
/// factor is missing); a link is opened by a scanner (to look uses nothing up); a server that anybody reaches
/// first is owned by whoever comes first (only who sees its output has the link, and only the last one
/// counts).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.signin.pages;
