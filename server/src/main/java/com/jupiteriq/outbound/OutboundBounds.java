package com.jupiteriq.outbound;

import java.time.Duration;

/// Bounds of one exchange.
///
/// @param deadline over everything: name look-up, connect, TLS, request, head and body of the answer
/// @param keptBytes how many bytes of the unpacked answer are kept
/// @param readBytes how many are read at most, kept or not; then the connection is closed
public record OutboundBounds(Duration deadline, int keptBytes, int readBytes) {

    public OutboundBounds {
        if (!deadline.isPositive() || keptBytes < 0 || readBytes < keptBytes) {
            throw new IllegalArgumentException(
                "no bounds: " + deadline + ", " + keptBytes + ", " + readBytes);
        }
    }
}
