/// Hides how items are found: which index answers a filter, in which order items are walked through, and
/// when it is better to look up few and sort them.
///
/// What can be feared, and what stands against it: a question that costs much more than its answer is worth.
/// What has no order that an index keeps is refused where there are many items, totals are counted to a
/// bound, and every statement looks at few rows first.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.finding;
