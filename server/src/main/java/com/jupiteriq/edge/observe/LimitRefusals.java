package com.jupiteriq.edge.observe;

import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what was answered 429: requests beyond the limit of a key or account, and credentials that failed
/// after too many others.
final class LimitRefusals implements RequestObserver {

    private static final int TOO_MANY = 429;

    private final LongAdder requests = new LongAdder();
    private final LongAdder authentications = new LongAdder();

    @Override
    public void over(Visit visit, long nanos) {
        if (visit.status() == TOO_MANY) {
            (visit.admitted() == null ? authentications : requests).increment();
        }
    }

    Meters meters() {
        return Meters.of(meter("requests", requests), meter("failed_authentications", authentications));
    }

    private static Meter meter(String kind, LongAdder count) {
        return Meter.counter("jupiteriq_limit_refusals_total", "Requests that were answered 429",
            Map.of("kind", kind), count::doubleValue);
    }
}
