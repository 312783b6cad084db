/// Hides what goes on with files in the background: bytes that no record names any more are deleted, also
/// those that a crash has left; files go when they expire, bytes in quarantine when nobody wants them, links
/// when they end.
///
/// Everything is done in steps that are committed one by one, on any node, and again by another one after a
/// node was killed. Bytes are deleted only behind the write that has forgotten them, never before, and what
/// is due by its age is found out again in the write that changes it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.upkeep;
