package com.jupiteriq.store;

/// How long the logs are kept, in whole days; a day's partition is dropped when it is older.
///
/// @param eventsDays positions that a reader may come back for
/// @param auditDays the trail of decision C36
/// @param requestLogDays what was asked of the API
public record Retention(int eventsDays, int auditDays, int requestLogDays) {

    private static final int SHORTEST = 1;

    public Retention {
        if (eventsDays < SHORTEST || auditDays < SHORTEST || requestLogDays < SHORTEST) {
            throw new IllegalArgumentException("Logs are kept for at least one day.");
        }
    }
}
