package com.jupiteriq.outbound;

/// Which addresses a request may reach beside public ones and those that the operator allows.
public enum Reach {
    PUBLIC,
    /// Also `localhost`, `127.0.0.1` and `[::1]`, there without TLS too, but none of our own ports (decision
    /// C51).
    LOOPBACK_TOO
}
