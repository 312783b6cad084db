package com.jupiteriq.analytics.rollups;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;

/// What facts have in common that are counted together.
///
/// @param at the beginning of an interval
/// @param facets as one text, [#joined]
record Cell(UUID tenant, String series, Instant at, String facets) {

    /// Between the facets, none of which can hold it. Null is empty.
    static final String SEPARATOR = "\n";

    /// How the database makes a list of them.
    static final String LISTED = "string_to_array(%s, chr(10), '')";

    static Cell of(Fact fact) {
        return new Cell(fact.tenant(), fact.series(), Interval.MINUTE.floor(fact.at()), joined(fact));
    }

    private static String joined(Fact fact) {
        return fact.facets().stream().map(facet -> facet == null ? "" : facet)
            .collect(Collectors.joining(SEPARATOR));
    }

    Cell in(Interval interval) {
        return new Cell(tenant, series, interval.floor(at), facets);
    }

    LocalDate day() {
        return Interval.day(at);
    }

    /// Short for the facets, so that keys are. Clients choose some of them, and must not find two that have
    /// the same.
    UUID facet() {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256").digest(facets.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
