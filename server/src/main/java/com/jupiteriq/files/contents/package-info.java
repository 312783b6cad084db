/// Hides how the bytes of a file are sealed, in which blobs they lie, and how a range of them is opened.
///
/// A file has a random key of its own, kept in its row and sealed there by the account's data key, so that a
/// rotation of data keys wraps rows anew and reads no bytes. Its contents are parts in order, each a blob,
/// each a stream of Tink's (AES256-GCM-HKDF in segments of 64 KiB): the key of a part is derived from the
/// file's key, a random salt and the place of the part (tenant, file, offset), and each segment is bound to
/// its number and to whether it is the last. So what is opened is what was written, at this place of this
/// file, and nobody who reads or writes the storage learns more than sizes and times.
///
/// Threats, and where each is met: blobs that were changed, cut, swapped within a file, between files or
/// between tenants (`Segments`: nothing opens that was not sealed for its place; the reader knows from the
/// record how long a part is); a part of a file that is taken for the whole (`StorageFailure` in the middle
/// breaks the answer off); large files that fill the memory (two segments at a time); keys in the log
/// (`FileKey` prints none). Whoever writes the storage can still delete, or bring back a blob of before at
/// its own place, whose contents are the same.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.contents;
