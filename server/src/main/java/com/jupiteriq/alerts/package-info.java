/// Who is told that a limit is nearly used up, and that they are told once (R314).
///
/// What it must withstand: a client that hammers at its limit (one note in memory a threshold and day);
/// nodes that notice it at once (one row, in the write that tells it); mails that may not be sent any more.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.alerts;
