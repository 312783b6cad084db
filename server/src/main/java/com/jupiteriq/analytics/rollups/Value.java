package com.jupiteriq.analytics.rollups;

import java.time.LocalDate;
import java.util.UUID;

/// A value of which a tenant may have only so many a day.
public record Value(UUID tenant, LocalDate day, Kind kind, String text) {

    /// What it is a value of.
    public enum Kind { KEY, AGENT }
}
