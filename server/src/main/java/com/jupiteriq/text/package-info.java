/// What Unicode asks of words and addresses, each rule once: which words a text holds and when two of them
/// are the same, which e-mail addresses are valid and when two of them lead to the same box. The answers are
/// the same on every machine and in every database, because they are stored and compared later.
///
/// Threats: text that grows when it is normalised (bounded by [Words#MAX_BYTES] and [Words#MAX_WORD]), and
/// addresses that look alike but differ, which are kept apart: nothing here folds one script into another.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.text;
