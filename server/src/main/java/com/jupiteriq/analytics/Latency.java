package com.jupiteriq.analytics;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/// The times of one kind of request. After the first of its class a request only adds to a timer that is
/// there.
public final class Latency {

    private static final int CLASSES = 5;

    private final Function<String, Timer> maker;
    private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(CLASSES + 1);

    Latency(Function<String, Timer> maker) {
        this.maker = maker;
    }

    public void record(int status, long nanos) {
        int kind = Math.clamp(status / 100, 1, CLASSES);
        Timer timer = timers.get(kind);
        if (timer == null) {
            timer = maker.apply(kind + "xx");
            timers.set(kind, timer);
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
