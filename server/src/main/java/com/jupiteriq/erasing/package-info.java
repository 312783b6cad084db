/// Hides how people are forgotten. The feature that keeps them deletes them and asks [Erasures] in the same
/// write; from then on a task finds what else was said of them and wipes it (decision C50), within an hour
/// unless it is hindered, which its meters tell.
///
/// Whoever says something of a person says which one: [com.jupiteriq.kernel.AuditEntry#about] for the
/// entry, its events and the answer that is kept, [com.jupiteriq.store.Write#tellsOf] for an answer alone.
/// Where such rows lie is hidden by the features that keep them, which offer
/// [com.jupiteriq.kernel.PersonalData].
///
/// Threats, and where each is met: a copy that nobody remembers (a test opens every sealed value of a whole
/// database); a process that dies between two steps, and two that work at once (rows are wiped in place and
/// then name nobody, an erasure ends when nothing is found); an attempt of a webhook that carries what is
/// being wiped and is written down later (a second look, and a closed door behind it:
/// `webhooks.AttemptStore`); a receiver whose answer repeats what it was sent (of answers only the status
/// stays); what has left the database (docs/operating/erasing.md); somebody who deletes people to hide what
/// he did (the audit trail keeps who acted, on whom, and when).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.erasing;
