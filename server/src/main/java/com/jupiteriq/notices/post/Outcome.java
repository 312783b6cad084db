package com.jupiteriq.notices.post;

/// What became of an attempt. Reasons are for the operator's log and hold neither addresses nor secrets.
public sealed interface Outcome {

    record Sent() implements Outcome {}

    /// Never to be sent: the mail itself is at fault.
    record Refused(String reason) implements Outcome {}

    /// Not now; another mail may fare better.
    record Later(String reason) implements Outcome {}

    /// Nothing can be sent this way now, whichever mail it is.
    ///
    /// @param begun whether it broke while this mail was handed over, which may be the mail's fault
    record Down(String reason, boolean begun) implements Outcome {}
}
