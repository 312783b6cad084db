package com.jupiteriq.node;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;

/// Ctrl-C, SIGTERM and the closing of the terminal: the first asks for a stop in good order, the second for
/// one at once.
public final class StopSignal {

    /// What a shell reports for a program that Ctrl-C ended.
    public static final int INTERRUPTED = 130;

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicInteger counted = new AtomicInteger();
    private final Runnable first;
    private final Runnable second;

    private StopSignal(Runnable first, Runnable second) {
        this.first = first;
        this.second = second;
    }

    /// @param first runs beside whatever is under way, so that a start can be broken off
    /// @param second runs before the process is ended
    public static StopSignal listen(Runnable first, Runnable second) {
        StopSignal stop = new StopSignal(first, second);
        NAMES.forEach(name -> Signal.handle(new Signal(name), signal -> stop.received()));
        return stop;
    }

    private void received() {
        if (counted.getAndIncrement() == 0) {
            try {
                first.run();
            } finally {
                asked.countDown();
            }
        } else {
            try {
                second.run();
            } finally {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
        }
    }

    boolean isAsked() {
        return counted.get() > 0;
    }

    void await() throws InterruptedException {
        asked.await();
    }
}
