package com.jupiteriq.edge.observe;

import java.util.concurrent.TimeUnit;

/// How many lines of one kind a second may have, so that a flood of requests cannot fill the disk or push
/// everything else out of the log.
public final class LineBudget {

    /// Lines a second.
    public static final int LINES = 20;

    private long second;
    private int spent;
    private long leftOut;

    /// How many lines were left out before this one, or -1 when this one is to be left out too.
    ///
    /// @param now of [System#nanoTime()]
    public synchronized long take(long now) {
        long current = TimeUnit.NANOSECONDS.toSeconds(now);
        if (current != second) {
            second = current;
            spent = 0;
        }
        if (spent >= LINES) {
            leftOut++;
            return -1;
        }
        spent++;
        long before = leftOut;
        leftOut = 0;
        return before;
    }
}
