package com.jupiteriq.acceptance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The worlds of a test run: each class has one to itself while it runs, and hands it on to the next. So
/// there are as many as classes run at a time, each begun when there is none to hand on.
final class Worlds implements AutoCloseable {

    private final Deque<World> resting = new ArrayDeque<>();
    private final List<World> begun = new ArrayList<>();

    /// A server that cannot start is tried once, not once per class.
    private @Nullable Throwable failure;

    World take() {
        synchronized (this) {
            if (failure != null) {
                throw new AssertionError("There is no server to speak with.", failure);
            }
            if (!resting.isEmpty()) {
                return resting.pop();
            }
        }
        return begin();
    }

    private World begin() {
        try {
            World world = World.begin();
            synchronized (this) {
                begun.add(world);
            }
            return world;
        } catch (RuntimeException | AssertionError e) {
            synchronized (this) {
                failure = e;
            }
            throw e;
        }
    }

    synchronized void giveBack(World world) {
        resting.push(world);
    }

    @Override
    public void close() {
        begun.forEach(World::close);
    }
}
