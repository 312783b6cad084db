/// Hides how data items lie on disk, with their indexes and counters, and what becomes of one by each
/// operation, alone or with many others.
///
/// What can be feared, and what stands against it: a value that another tenant guesses by the time or the
/// plan of a filter (every table leads with the tenant, leaf hashes are keyed), attributes that cost more
/// than they are (bytes, depth and number of values are bounded), a type that is changed under a write (its
/// revision is demanded in the same transaction).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data;
