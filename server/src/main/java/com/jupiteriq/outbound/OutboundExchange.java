package com.jupiteriq.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One request and what became of it.
///
/// @param address the `ip:port` that was dialled, also for an earlier request on the same connection; null
///     when none was
public record OutboundExchange(
    @Nullable String address, OutboundOutcome outcome, OutboundTimings timings, Duration duration) {}
