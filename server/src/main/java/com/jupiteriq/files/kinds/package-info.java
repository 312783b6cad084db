/// Hides how the content type of a file is told by its bytes: which bytes are looked at, and how far the
/// structure of each format is followed.
///
/// The rule: the first bytes say the type. What lies behind them changes nothing, so that a picture with an
/// archive at its end is a picture, and a PDF is one only where its header is the very beginning. Names and
/// declared types are not asked. Two families are containers of many formats, ZIP and OLE2: there the
/// directory decides, and of an Office package the one part in which it says what it is.
///
/// Threats: whoever sends a file chooses every byte of it. A file that two programs read differently is no
/// danger through us, since nothing is ever shown in our origin: contents leave as an attachment, with
/// `nosniff` and a sandboxing policy. Nothing is unpacked but that one part, up to a bound, so that archives
/// in archives and archives of millions of files cost what a look at their directory costs. Directories that
/// run in circles, lengths beyond the end and structures scattered over the whole file end at the bounds of
/// [com.jupiteriq.files.kinds.Blocks]. Whether a picture can be drawn, and at which size, is not decided
/// here.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.kinds;
