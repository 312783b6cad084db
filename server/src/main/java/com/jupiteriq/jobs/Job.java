package com.jupiteriq.jobs;

import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Long work that somebody has asked for.
///
/// @param kind the word of its [JobKind]
/// @param needs what whoever sees or cancels it must be allowed: the permission of what it does
/// @param errors the first [#MAX_ERRORS]
/// @param resultKept whether there is something to fetch
/// @param startedAt null before it has begun
/// @param finishedAt null before it is over
public record Job(
    UUID id,
    String kind,
    Permission needs,
    JobState state,
    Progress progress,
    List<JobError> errors,
    boolean resultKept,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

    static final String PREFIX = "job";

    /// Errors that are kept of one job; the others are only counted.
    public static final int MAX_ERRORS = 100;

    /// @param done in the measure of its kind: lines, objects
    /// @param total null as long as nobody knows
    public record Progress(long done, @Nullable Long total) {}

    /// `job_…` (decision C09)
    public String publicId() {
        return publicId(id);
    }

    static String publicId(UUID job) {
        return TypeId.of(PREFIX, job);
    }

    /// Where it is read, below the mount.
    public String path() {
        return "/jobs/" + publicId();
    }

    /// Where what it has made can be fetched, below the mount; null when there is nothing.
    @Nullable String resultPath() {
        return state == JobState.SUCCEEDED && resultKept ? path() + "/result" : null;
    }
}
