/// Hides how files are scanned for viruses: the words of clamd, over which connection they are said, how long
/// it is waited for.
///
/// The scanner is the operator's own choice and no tenant can name one, so it may lie on any address. What is
/// said to it over TCP is not encrypted, and it asks nobody who they are: it belongs on this machine or into
/// a network of its own.
///
/// Threats, and where each is met: a file that is called clean though nobody has looked at it (`Clamd`: only
/// the one right sentence, after the last byte was sent, says so; anything else is a failure, limits of the
/// scanner that were met are no finding, and of a large file it is only believed when it tells of those); a
/// scanner that hangs, drips or talks without end (`ClamdLine`: each wait and all of them together have
/// bounds, and so has an answer); files that break the scanner, which is another process; webhooks that give
/// the scanner orders (`ScanSettings.ports`); words of the scanner in our log (`ClamdAnswer`: one line,
/// bounded).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.scanning;
