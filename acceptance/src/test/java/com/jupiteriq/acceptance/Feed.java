package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads one tenant's event log as its clients do, from where it stood when the feed was made.
final class Feed {

    private static final Duration ROUTED = Duration.ofSeconds(10);

    private final World world;
    private final String key;
    private long after;

    private Feed(World world, String key) {
        this.world = world;
        this.key = key;
    }

    /// A feed that begins behind everything that has happened.
    static Feed fromNow(World world, String key) {
        Feed feed = new Feed(world, key);
        feed.all();
        return feed;
    }

    /// The next events; waits until there are that many, since events get their position shortly after the
    /// commit.
    List<JsonNode> next(int count) {
        List<JsonNode> events = new ArrayList<>();
        return Eventually.get(count + " events after " + after, ROUTED, () -> {
            events.addAll(rest());
            return events.size() >= count ? Optional.of(events) : Optional.empty();
        });
    }

    /// Every event that has happened.
    List<JsonNode> all() {
        awaitRouter();
        return rest();
    }

    /// Every event that has a position now.
    List<JsonNode> rest() {
        List<JsonNode> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page =
                world.send(Call.get("/v1/events?after=" + after + "&limit=100").apiKey(key)).must(200).json();
            page.path("data").forEach(events::add);
            after = page.path("next_after").asLong();
            more = page.path("has_more").asBoolean();
        }
        return events;
    }

    /// Behind what was read.
    long position() {
        return after;
    }

    private void awaitRouter() {
        Eventually.until("every event has its position", ROUTED, () ->
            world.ledger().query("select 1 from events where position is null limit 1").isEmpty());
    }
}
