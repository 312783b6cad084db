package com.jupiteriq.limits;

import java.util.UUID;

/// What one subject has spent in the current window.
final class Counter extends Ordered {

    private long window = Long.MIN_VALUE;
    private long spent;

    /// @param subject taken only so that a cache can make a counter without a closure
    Counter(UUID subject) {}

    /// A counter of what was counted elsewhere.
    Counter(long window, long spent) {
        this.window = window;
        this.spent = spent;
    }

    /// What was spent in this window, the n-th since the epoch. A clock that was set back a little does not
    /// open the previous window again.
    long spentIn(long current) {
        if (current != window && current != window - 1) {
            window = current;
            spent = 0;
        }
        return spent;
    }

    void spend(int requests) {
        spent += requests;
    }

    /// What others have counted. Answers that overtake each other never take anything back.
    void learn(long counted, long others) {
        spent = Math.max(spentIn(counted), window == counted ? others : 0);
    }

    /// The window that is being counted.
    long window() {
        return window;
    }
}
