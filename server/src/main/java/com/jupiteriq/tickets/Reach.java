package com.jupiteriq.tickets;

/// Which tickets of its tenant a caller deals with.
public enum Reach {
    /// All of them.
    TENANT,
    /// Those that the caller's own principal opened (003:209).
    OWN
}
