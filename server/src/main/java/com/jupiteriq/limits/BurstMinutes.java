package com.jupiteriq.limits;

import java.util.UUID;

/// In how many minutes of the current day one subject spent more than usual.
final class BurstMinutes extends Ordered {

    static final int MINUTES_A_DAY = 1_440;

    private long day = Long.MIN_VALUE;
    private int used;
    private long latest = Long.MIN_VALUE;

    /// @param subject taken only so that a cache can make one without a closure
    BurstMinutes(UUID subject) {}

    /// What was counted elsewhere.
    ///
    /// @param minute the n-th since the epoch
    /// @param counted whether this minute is one of those used
    BurstMinutes(long minute, int used, boolean counted) {
        learn(minute, used, counted);
    }

    /// Whether the raised limit is in force in this minute.
    boolean raises(long minute, int minutes) {
        turn(minute);
        return latest == minute || used < minutes;
    }

    void count(long minute) {
        turn(minute);
        if (latest != minute) {
            latest = minute;
            used++;
        }
    }

    /// What others have counted. Answers that overtake each other never take anything back.
    void learn(long minute, int others, boolean counted) {
        turn(minute);
        used = Math.max(used, others);
        if (counted) {
            latest = Math.max(latest, minute);
        }
    }

    /// A clock that was set back a little does not begin the previous day again.
    private void turn(long minute) {
        long current = minute / MINUTES_A_DAY;
        if (current != day && current != day - 1) {
            day = current;
            used = 0;
            latest = Long.MIN_VALUE;
        }
    }
}
