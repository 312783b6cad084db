/// Hides how mail is written, kept and sent: invitations today, whatever else people are told by mail later.
/// A feature stages a [com.jupiteriq.notices.Mail] in the write that it tells of; what was committed leaves
/// in the background, at least once, by package `notices.post`.
///
/// Threats, and where each is met: names that break out of a header, show something else than they say, or
/// become links to somewhere else (`text.OneLine`; addresses are `text.EmailAddress`); markup in names
/// (`LetterHtml`); a platform that sends what others want to whom they want (fixed letters, one recipient a
/// mail, a bound on every size, so many mails an environment and hour); what lies on disk (sealed by the
/// vault, wiped when it was sent); secrets and addresses in the log (a line names a mail by its id).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.notices;
