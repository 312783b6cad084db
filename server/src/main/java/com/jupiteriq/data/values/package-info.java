/// Hides how values inside of an item are named, compared and looked up: paths, conditions, the bytes under
/// which an index keeps them in order, the hashes by which an item without an index is found.
///
/// What it must withstand: whoever writes items chooses every byte of them. So what an index keeps of a value
/// has a bound, hashes are made under a key, and nothing here takes longer than the item is long.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.values;
