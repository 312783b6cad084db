package com.jupiteriq.reports;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A question about what happened that is kept.
///
/// @param version grows with every change that somebody makes
/// @param template null where there is a query
/// @param query null where there is a template
/// @param schedule null when it is made only when somebody asks
/// @param recipients users who are written to
/// @param lastRunAt when it was last begun; null before
/// @param nextRunAt null without a schedule
public record Report(
    UUID id,
    int version,
    String name,
    @Nullable Template template,
    @Nullable JsonText query,
    Format format,
    @Nullable Schedule schedule,
    List<UUID> recipients,
    @Nullable Instant lastRunAt,
    @Nullable Instant nextRunAt,
    Instant createdAt,
    Instant updatedAt) {

    static final String PREFIX = "rep";
    static final int MAX_NAME = 100;
    static final int MAX_RECIPIENTS = 20;

    /// Bytes of a query, and its members.
    static final int MAX_QUERY = 4_096;
    static final int MAX_QUERY_VALUES = 20;

    public Report {
        recipients = List.copyOf(recipients);
    }

    /// `rep_…` (decision C09)
    String publicId() {
        return TypeId.of(PREFIX, id);
    }

    /// Where it is read, below the mount.
    String path() {
        return "/reports/" + publicId();
    }
}
