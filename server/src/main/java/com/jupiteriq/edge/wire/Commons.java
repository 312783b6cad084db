package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.waiting.SharedMemory;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.Request;

/// What the requests of one door share.
///
/// @param tls whether everything comes over TLS
/// @param bodyMemory what all bodies together may hold
/// @param answerMemory likewise of answers
/// @param timers for alarms
/// @param draining whether every answer is the last of its connection
/// @param lines for answers that go on
record Commons(
    Bounds bounds, boolean tls, Proxies proxies, Cors cors, SharedMemory bodyMemory,
    SharedMemory answerMemory, ScheduledExecutorService timers, AtomicBoolean draining, Lines lines) {

    static Commons of(ServerSettings settings, ScheduledExecutorService timers, Lines lines) {
        Bounds bounds = settings.bounds();
        return new Commons(
            bounds, settings.tls() != null, Proxies.trusting(settings.trustedProxies()),
            Cors.allowing(settings.corsOrigins()),
            new SharedMemory(bounds.bodyMemory()), new SharedMemory(bounds.answerMemory()), timers,
            new AtomicBoolean(), lines);
    }

    Wire wire(Request request) {
        return HttpPort.streamed(request) ? new StreamWire(timers) : connection(request);
    }

    /// The wire of a request that is not a stream.
    ConnectionWire connection(Request request) {
        return new ConnectionWire(HttpPort.socket(request), timers);
    }
}
