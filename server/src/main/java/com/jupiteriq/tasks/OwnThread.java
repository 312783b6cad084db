package com.jupiteriq.tasks;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.MDC;

/// A thread of the system for work that a virtual one is not made for. It waits for the database again and
/// again: each wait of a virtual thread wakes two others, which takes as long as a short query and is worth
/// it where many wait, not where one request waits a hundred times. Or it hardly waits at all: a virtual
/// thread is not taken from its processor, and is not fairly served when it gives way by itself.
public final class OwnThread {

    private OwnThread() {}

    /// What `work` gives, or whatever it throws.
    public static <T> T give(String name, Supplier<T> work) {
        Map<String, String> context = MDC.getCopyOfContextMap();
        FutureTask<T> task = new FutureTask<>(() -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            return work.get();
        });
        Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
