/// Hides where the bytes of files lie: in a folder, or in a bucket of S3.
///
/// A blob is written once under a name made of ids, and named by a record only when it is durable. So a
/// record never names what is not there, and what a crash leaves behind is named by none.
///
/// S3 is reached by a client of its own and not through package `outbound`: its address is the operator's
/// choice, no tenant can name or influence it, and it often lies on a private network, which `outbound`
/// refuses. What is kept of its rules is that each call has a deadline. The disk has none: an operating
/// system that does not answer cannot be left.
///
/// Threats, and where each is met: names that lead elsewhere (`BlobName`: ids only); other users of the
/// machine (folders 0700, files 0600); whoever reads or changes the storage itself (package `files.contents`
/// seals what lies here, for its place); a full disk that stops the database beside it (`Room`: a reserve
/// stays free); storage that is away, slow or drips (`S3Limits`); keys in the log (`StorageSettings` prints
/// none, and no message of S3 is repeated but its code).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.storage;
