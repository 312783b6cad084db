package com.jupiteriq.streams;

import com.jupiteriq.events.Follower;
import com.jupiteriq.events.RoutedEvent;
import com.jupiteriq.store.Ear;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Carries the word that something has happened to the streams of this node and of the others (decision D9).
final class News implements Follower, Ear.Listener {

    static final Ear.Channel CHANNEL = new Ear.Channel("stream_news", "stream-ear",
        "Hears from other nodes where something has happened", "News of streams",
        "streams of this node hear what other nodes routed up to " + Streams.TICK.toSeconds() + " s later");

    /// How long news for other nodes are gathered after the last were told.
    static final Duration GATHERING = Duration.ofMillis(20);

    private static final Duration WITHOUT_NEWS = Duration.ofMinutes(1);

    /// A notification takes 8,000 bytes.
    private static final int MOST_TENANTS = 200;

    private final Streams streams;
    private final NewsStore store;
    private final String node;
    private final Set<UUID> routed = new HashSet<>();
    private final Set<UUID> untold = ConcurrentHashMap.newKeySet();
    private final Task telling =
        new Task("stream-news", "Tells other nodes where something has happened", WITHOUT_NEWS, this::tell)
            .gathering(GATHERING);

    /// @param node what no other running node is called
    News(Streams streams, NewsStore store, UUID node) {
        this.streams = streams;
        this.store = store;
        this.node = node.toString();
    }

    Tasks tasks() {
        return Tasks.of(telling);
    }

    /// One router works at a time, so that this is called by one thread.
    @Override
    public void routed(List<RoutedEvent> events) {
        events.forEach(event -> routed.add(event.tenant()));
    }

    @Override
    public void committed() {
        streams.news(routed);
        untold.addAll(routed);
        routed.clear();
        telling.wake();
    }

    /// Tells the other nodes.
    private void tell() {
        List<UUID> tenants = List.copyOf(untold);
        tenants.forEach(untold::remove);
        for (int from = 0; from < tenants.size(); from += MOST_TENANTS) {
            store.tell(node + tenants.subList(from, Math.min(tenants.size(), from + MOST_TENANTS)).stream()
                .map(tenant -> " " + tenant)
                .collect(Collectors.joining()));
        }
    }

    @Override
    public void opened() {
        streams.newsEverywhere();
    }

    @Override
    public void heard(String told) {
        String[] words = told.split(" ");
        if (!words[0].equals(node)) {
            streams.news(Arrays.stream(words).skip(1).map(UUID::fromString).toList());
        }
    }

    /// The look of every [Streams#TICK] finds what is missed.
    @Override
    public void lost() {}
}
