package com.jupiteriq.webhooks;

import com.jupiteriq.events.Follower;
import com.jupiteriq.events.RoutedEvent;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Enqueues each event for the endpoints that chose it, in the transaction that gives it its position.
final class FanOut implements Follower {

    private final FanOutStore store;
    private final InstantSource clock;
    private final Ids ids;
    private final Set<Lane> enqueued = new HashSet<>();

    private volatile Consumer<Set<Lane>> ready = lanes -> { };

    FanOut(FanOutStore store, InstantSource clock, Ids ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /// Says who hears, after each commit, where something waits now.
    void tell(Consumer<Set<Lane>> dispatcher) {
        ready = dispatcher;
    }

    /// An event for an endpoint.
    record Enqueued(UUID id, UUID webhook, RoutedEvent event) {}

    /// One router works at a time, so that this is called by one thread.
    @Override
    public void routed(List<RoutedEvent> events) {
        enqueued.clear();
        Map<UUID, List<FanOutStore.Subscriber>> subscribers =
            store.subscribers(events.stream().map(RoutedEvent::tenant).distinct().toList());
        if (subscribers.isEmpty()) {
            return;
        }
        List<Enqueued> chosen = new ArrayList<>();
        for (RoutedEvent event : events) {
            for (var subscriber : subscribers.getOrDefault(event.tenant(), List.of())) {
                if (subscriber.hears(event)) {
                    chosen.add(new Enqueued(ids.next(), subscriber.webhook(), event));
                    enqueued.add(new Lane(event.tenant(), subscriber.webhook()));
                }
            }
        }
        store.enqueue(chosen, clock.instant());
    }

    @Override
    public void committed() {
        if (!enqueued.isEmpty()) {
            ready.accept(Set.copyOf(enqueued));
        }
    }
}
