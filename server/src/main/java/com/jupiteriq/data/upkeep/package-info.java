/// Hides what goes on with data items in the background: how indexes are filled and emptied beside those
/// who write, which indexes come and go by themselves, when items and types go for good, and that the
/// counters are right.
///
/// Everything is done in steps that are committed one by one, on any node, and again by another one after a
/// node was killed: each step finds by itself how far the last one came.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.upkeep;
