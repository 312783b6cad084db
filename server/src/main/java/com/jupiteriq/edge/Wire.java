package com.jupiteriq.edge;

import java.time.Duration;

/// What a request came over, as far as reading can end while the answer can still leave.
sealed interface Wire permits ConnectionWire, StreamWire {

    /// Ends reading after this time unless the alarm is closed before, by the thread that reads.
    Alarm alarm(Duration time);

    /// Tells the client that nothing more will come.
    void endOutput();

    /// Reads and forgets what still comes, until the client closes or one of the bounds is reached. Closing
    /// while bytes arrive would take the answer away from the client before it has read it.
    void linger(long most, Duration time);
}
