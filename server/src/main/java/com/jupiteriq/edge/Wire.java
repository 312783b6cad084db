package com.jupiteriq.edge;

import java.time.Duration;

/// What a request came over, as far as reading can end while the answer can still leave.
sealed interface Wire permits ConnectionWire, StreamWire {

    /// Ends reading after this time unless the alarm is closed before, by the thread that reads.
    Alarm alarm(Duration time);
}
