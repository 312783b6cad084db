package com.jupiteriq.reports;

import com.jupiteriq.kernel.ApiVersion;
import com.jupiteriq.kernel.TypeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One time that a report was made, or is being made.
///
/// @param id of its job
/// @param report of which it is one
/// @param scheduled whether nobody asked for it
/// @param mailed people who were written to
/// @param error why it failed; null when it did not
/// @param finishedAt null before it is over
public record ReportRun(
    UUID id,
    UUID report,
    State state,
    boolean scheduled,
    int mailed,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant finishedAt) {

    /// What it told, and that there was one.
    static final Duration KEPT = Duration.ofDays(90);

    public static final String PREFIX = "job";

    /// As long as what a job says.
    static final int MAX_ERROR = 500;

    enum State {
        RUNNING, SUCCEEDED, FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    String publicId() {
        return TypeId.of(PREFIX, id);
    }

    /// Where what it told is; null when there is nothing.
    @Nullable String resultUrl() {
        return state == State.SUCCEEDED ? ApiVersion.MOUNT + "/reports/" + TypeId.of(Report.PREFIX, report)
            + "/runs/" + publicId() + "/result" : null;
    }

    ReportRun succeeded(int people, Instant at) {
        return new ReportRun(id, report, State.SUCCEEDED, scheduled, people, null, createdAt, at);
    }

    ReportRun failed(String why, Instant at) {
        return new ReportRun(id, report, State.FAILED, scheduled, 0, why, createdAt, at);
    }
}
