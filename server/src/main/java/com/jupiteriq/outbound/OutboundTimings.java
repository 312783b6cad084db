package com.jupiteriq.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long each step took; null where it was not reached, not needed, or done for an earlier request on the
/// same connection.
///
/// @param firstByte from the first byte of the request to the first of the answer
public record OutboundTimings(
    @Nullable Duration dns,
    @Nullable Duration connect,
    @Nullable Duration tls,
    @Nullable Duration firstByte) {}
