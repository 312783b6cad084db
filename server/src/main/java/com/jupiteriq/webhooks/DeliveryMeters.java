package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.webhooks.Settled.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What an operator watches of deliveries on this node.
final class DeliveryMeters {

    private static final double MILLIS = 1_000.0;

    private final LongAdder delivered = new LongAdder();
    private final LongAdder retrying = new LongAdder();
    private final LongAdder dead = new LongAdder();
    private volatile double oldest;

    /// An attempt was written down.
    void count(Settled one) {
        switch (one.next()) {
            case Next.Delivered() -> delivered.increment();
            case Next.Again _ -> retrying.increment();
            case Next.GivenUp() -> dead.increment();
        }
    }

    /// @param due when the oldest delivery was due that could be sent now, null when none waits
    void oldestDue(@Nullable Instant due, Instant now) {
        oldest = due == null ? 0 : Math.max(0, Duration.between(due, now).toMillis() / MILLIS);
    }

    Meters meters(IntSupplier underway) {
        return Meters.of(
            attempts("delivered", delivered),
            attempts("retrying", retrying),
            attempts("dead", dead),
            Meter.gauge("jupiteriq_webhook_underway", "Deliveries that are being sent", Map.of(),
                underway::getAsInt),
            Meter.gauge("jupiteriq_webhook_oldest_due_seconds",
                "How long the oldest delivery is due that could be sent", Map.of(), () -> oldest));
    }

    private static Meter attempts(String result, LongAdder count) {
        return Meter.counter("jupiteriq_webhook_attempts_total",
            "Attempts by what became of their delivery", Map.of("result", result), count::doubleValue);
    }
}
