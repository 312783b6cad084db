package com.jupiteriq.data.finding;

/// How far is looked and counted on each way, so that no list costs much more than it is worth.
///
/// @param rare items that are looked up and put in order before anything else is tried
/// @param near items that are looked at in the order of a list, before another way is looked for
/// @param few items that are looked up one by one and put in order; also the most that are asked for hashes,
///     since then there may be no other way to them
/// @param counted how far is counted when nobody asks for the exact total
record Reach(int rare, long near, int few, int counted) {

    static final Reach STANDARD = new Reach(500, 2_000, 10_000, 10_000);
}
