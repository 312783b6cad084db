/// Hides what a file is and may become, where its bytes lie and who else is told: how files are found though
/// their names are kept nowhere in clear, what counts against the plan, and what becomes of those in which a
/// virus was found. What may be done with files beside that has packages of its own beneath.
///
/// Threats, and where each is met: files of others (`Files`: every read and write has a tenant, and each file
/// a key of its own); names that lead elsewhere, or look like another one (`FileName`); bytes that nobody
/// counts (`FileRoom`: counted in the write that records or forgets them); bytes that outlive their record
/// (`BlobStore#discard`, and package `files.upkeep`); links that are guessed or found in a copy of the
/// database (package `files.links`: 256 random bits, kept as a hash); a virus that is read before a scanner
/// has looked (`Files#demandReady`); whoever is asked for a decision learns what nobody has
/// appealed (package `files.quarantine`).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files;
