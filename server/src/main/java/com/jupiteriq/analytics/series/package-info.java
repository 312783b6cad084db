/// Hides how a question about what happened is read, bounded and answered: by which source, in which
/// intervals, told apart by what.
///
/// Threats. A question costs memory and time of the database: it has at most ten thousand points, known
/// before anything is read where the intervals alone say so, and its reading ends after two seconds. What is
/// asked by name is looked up among declared names and never becomes part of a statement. Availability tells
/// of nodes only whether any was there, and judges a tenant by its own answers.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.analytics.series;
