package com.jupiteriq.acceptance.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Clients that go on, each on a thread of its own, until they are told to finish or to give up.
public final class Crew implements AutoCloseable {

    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean finishing;
    private volatile boolean closed;

    /// @param client does its work as long as it may, told its number
    public void start(int count, IntConsumer client) {
        for (int i = 0; i < count; i++) {
            int number = i;
            clients.add(Thread.startVirtualThread(() -> client.accept(number)));
        }
    }

    /// Whether something new may be begun.
    public boolean begins() {
        return !finishing;
    }

    /// Whether what was begun is still tried.
    public boolean tries() {
        return !closed;
    }

    /// Begins nothing new and waits until every client has ended what it has begun.
    ///
    /// @param state what is said of a client that does not end in time
    public void finish(Duration time, Supplier<String> state) {
        finishing = true;
        try {
            for (Thread client : clients) {
                if (!client.join(time)) {
                    throw new AssertionError("A client does not end what it has begun; " + state.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Whoever still tries gives up.
    @Override
    public void close() {
        finishing = true;
        closed = true;
    }
}
