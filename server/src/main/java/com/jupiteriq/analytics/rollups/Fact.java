package com.jupiteriq.analytics.rollups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened and is to be counted.
///
/// @param facets what is told apart, in the order of the series; null for none, never empty
/// @param micros how long it took; null for what takes no time
/// @param failed the id by which it is found, where it failed and has one
/// @param use what was used of the limit that was nearest to its end
public record Fact(
    UUID tenant, String series, Instant at, List<@Nullable String> facets, @Nullable Long micros,
    @Nullable UUID failed, @Nullable Use use) {

    /// What only happens.
    public Fact(UUID tenant, String series, Instant at, List<@Nullable String> facets) {
        this(tenant, series, at, facets, null, null, null);
    }
}
