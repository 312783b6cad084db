/// Hides how files come in many requests: where each goes on, what of a request that breaks is kept, who wins
/// when two go on at once, and that the parts which they leave stay few.
///
/// A file grows by parts of at most 8 MiB. Each is durable in storage before it is recorded, together with
/// the new offset, by one statement that demands the old one. So an offset that somebody was told is never
/// taken back, whatever dies; two requests at one offset, on whichever nodes, are not mixed: the first part
/// that is recorded wins, and the other request ends.
///
/// Threats, and where each is met: uploads that are begun and left (they count against the quotas from the
/// beginning, and `UploadAgeing` deletes them); requests of a byte each, which would leave as many parts
/// (`Joining`); more bytes than were announced (`Sent`); bytes that were changed on their way (`Checksum`,
/// where the client sends one); what clients say of their files, which is sealed (`UploadStore`).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.resuming;
