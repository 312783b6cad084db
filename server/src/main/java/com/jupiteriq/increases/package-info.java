/// How customers ask for higher limits (R311): a request becomes a ticket of the operator, and the end of the
/// ticket the answer.
///
/// What it must withstand: somebody who asks without end (a bound of pending requests); two nodes that open
/// the same ticket (one row for each, in the write that opens it); an operator who deletes the ticket.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.increases;
