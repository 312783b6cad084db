package com.jupiteriq.limits;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// Many threads that spend at the same time.
final class Crowd {

    private Crowd() {}

    /// How many requests pass when each thread makes so many of them.
    static int passed(int threads, int each, IntFunction<Standing> request) throws InterruptedException {
        AtomicInteger passed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                int thread = i;
                crowd.execute(() -> {
                    awaitQuietly(start);
                    for (int n = 0; n < each; n++) {
                        if (request.apply(thread).retryAfter() == null) {
                            passed.incrementAndGet();
                        }
                    }
                });
            }
            start.countDown();
        }
        return passed.get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
