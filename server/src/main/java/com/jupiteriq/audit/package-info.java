/// Hides the audit trail: one encrypted entry per change, written in the change's own transaction, and what
/// makes it proof. In the background each entry gets its place in the trail of its environment ([Placing]),
/// and a seal over each thousand of them, or those of an hour, is signed ([Sealing]). Verifying says which
/// entry was changed, taken away or put elsewhere since its seal, on the server ([Trail]) or on another
/// machine ([Export]).
///
/// Feared is somebody who writes into the database past the server: he can neither change what is sealed nor
/// take it away unseen without the master key. What he does before the seal, within the hour, is not seen;
/// nor that the newest entries are gone together with their seals, unless somebody has kept a seal elsewhere.
///
/// A seal covers salted hashes of what tells of people. So what was said of somebody can be wiped, and
/// everything still verifies.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.audit;
