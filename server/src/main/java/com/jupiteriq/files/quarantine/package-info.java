/// Hides how people are told of a virus in a file, and how the operator decides what is said against it: over
/// all accounts, but only of files that somebody has appealed.
///
/// Threats, and where each is met: the operator learns of files that nobody has shown them (`AppealStore`
/// finds none but those that are appealed, and no bytes); names and reasons, which are a stranger's words in
/// a mail (`notices.Letters` takes each as one line); somebody who uploads viruses to fill a mailbox
/// (`QuarantineMail`: beyond the mails of the hour nobody is written to, and the event tells of it).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.quarantine;
