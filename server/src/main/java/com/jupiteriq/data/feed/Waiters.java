package com.jupiteriq.data.feed;

import com.jupiteriq.events.Follower;
import com.jupiteriq.events.Heads;
import com.jupiteriq.events.RoutedEvent;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Those who wait for something to happen in the log of their tenant. They hold no connection; one look at
/// the positions of all their tenants, a few times a second, tells whom to let go on.
public final class Waiters implements Follower {

    /// How late it is noticed what other nodes have routed.
    private static final Duration LOOK = Duration.ofMillis(250);

    /// How often whoever waits makes sure that it is still worth it.
    private static final long BREATH_MILLIS = 500;

    /// Of all tenants of this node, and of one.
    private static final int MOST = 128;
    private static final int MOST_OF_ONE = 20;

    private final Heads heads;
    private final Set<Waiter> all = ConcurrentHashMap.newKeySet();
    private final Task task = new Task(
        "data-waiters", "Looks for changes of items that clients wait for", LOOK, this::look);

    /// @param happened each has one of its own, so that no two are equal
    private record Waiter(UUID tenant, long position, CountDownLatch happened) {}

    Waiters(Heads heads) {
        this.heads = heads;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// Waits until there is an event behind this position, or for so long. Where too many wait already nobody
    /// else does: each of them keeps a place among the requests that are under way.
    ///
    /// @param wanted whether it is still worth waiting
    /// @return whether something has happened
    public boolean await(UUID tenant, long position, Duration time, BooleanSupplier wanted) {
        Waiter waiter = new Waiter(tenant, position, new CountDownLatch(1));
        long ofTenant = all.stream().filter(other -> other.tenant.equals(tenant)).count();
        if (all.size() >= MOST || ofTenant >= MOST_OF_ONE) {
            return false;
        }
        all.add(waiter);
        try {
            long end = System.nanoTime() + time.toNanos();
            boolean happened = false;
            while (!happened && wanted.getAsBoolean() && System.nanoTime() < end) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                happened = waiter.happened.await(
                    Math.clamp(left, 1, BREATH_MILLIS), TimeUnit.MILLISECONDS);
            }
            return happened;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            all.remove(waiter);
        }
    }

    private void look() {
        Set<UUID> tenants = all.stream().map(Waiter::tenant).collect(Collectors.toSet());
        if (tenants.isEmpty()) {
            return;
        }
        Map<UUID, Long> newest = heads.newest(tenants);
        for (Waiter waiter : all) {
            if (newest.getOrDefault(waiter.tenant, 0L) > waiter.position) {
                waiter.happened.countDown();
            }
        }
    }

    @Override
    public void routed(List<RoutedEvent> events) {
        // the look behind the commit sees them
    }

    @Override
    public void committed() {
        if (!all.isEmpty()) {
            task.wake();
        }
    }
}
