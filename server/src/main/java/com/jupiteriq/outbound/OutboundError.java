package com.jupiteriq.outbound;

/// Why an exchange has no answer, or only a part of one.
public enum OutboundError {
    /// The deadline passed, wherever the exchange then was.
    TIMEOUT("timeout"),
    /// The host name has no address.
    DNS("dns"),
    /// The URL, or an address that its name has, is none that may be called.
    BLOCKED_ADDRESS("blocked_address"),
    /// Nobody listens on the port.
    REFUSED("refused"),
    /// No way to the address.
    UNREACHABLE("unreachable"),
    /// The connection was closed before the answer was whole.
    RESET("reset"),
    /// No secure connection: handshake, certificate or host name.
    TLS("tls"),
    /// The head of the answer passes its bounds. A body that does is cut, which is no error.
    TOO_LARGE("too_large"),
    /// What came is no HTTP, or not its announced encoding.
    PROTOCOL("protocol");

    private final String word;

    OutboundError(String word) {
        this.word = word;
    }

    /// As clients see it.
    public String word() {
        return word;
    }
}
