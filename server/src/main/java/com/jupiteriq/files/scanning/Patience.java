package com.jupiteriq.files.scanning;

import java.time.Duration;

/// How long clamd is waited for.
///
/// @param connect for a connection, over all addresses of its name
/// @param stall while it takes nothing of what is sent, or does not say who it is
/// @param bytesPerSecond that it takes at least, over all waits for it
/// @param verdict for what it says of the contents
record Patience(Duration connect, Duration stall, long bytesPerSecond, Duration verdict) {

    /// Where clamd is configured as usual, it scans for two minutes at most.
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(30), 1 << 20, Duration.ofMinutes(5));

    /// For everything that is sent.
    Duration sending(long size) {
        return stall.plusSeconds(size / bytesPerSecond);
    }
}
