package com.jupiteriq.kernel;

import java.util.Map;
import java.util.function.DoubleSupplier;

/// One number that an operator watches, read whenever somebody asks. A feature declares it and knows nothing
/// of how it is published.
///
/// @param name as Prometheus writes names, with the base unit: `jupiteriq_router_lag_seconds`; counters end
///     in `_total`
/// @param about one sentence
/// @param labels few names with few values each; never a tenant, a key or an address
/// @param value quick, never waits, never throws
public record Meter(String name, Kind kind, String about, Map<String, String> labels, DoubleSupplier value) {

    public enum Kind {
        /// A value that goes up and down.
        GAUGE,
        /// A sum that only grows while the process runs.
        COUNTER
    }

    public static Meter gauge(String name, String about, Map<String, String> labels, DoubleSupplier value) {
        return new Meter(name, Kind.GAUGE, about, labels, value);
    }

    public static Meter counter(String name, String about, Map<String, String> labels, DoubleSupplier total) {
        return new Meter(name, Kind.COUNTER, about, labels, total);
    }
}
