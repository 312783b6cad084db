package com.jupiteriq.edge.wire;

import java.time.Duration;
import org.apache.coyote.Response;

/// What a request came over, as far as reading can end while the answer can still leave.
sealed interface Wire permits ConnectionWire, StreamWire {

    /// Ends reading after this time unless the alarm is closed before, by the thread that reads.
    Alarm alarm(Duration time);

    /// Watches over the reads of a body that is taken as it comes, by the thread that asks for it.
    Pulse pulse(ServerSettings.Uploads bounds);

    /// Waits so long for a client that takes nothing of its answer, where this can be said of one request.
    void patience(Duration time);

    /// Whether the client is known to have left. To be asked by the thread of the request, when its body is
    /// read.
    boolean gone();

    /// Ends an answer without its end, so that no client takes what it has for the whole.
    void cut(Response response);
}
