package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A copy of all items that a client keeps: begun from nothing or from a whole list, and followed by the
/// changes.
final class Replica {

    private final ItemDriver node;
    private final Map<String, JsonNode> items = new HashMap<>();
    private long after;

    Replica(ItemDriver node) {
        this.node = node;
    }

    Map<String, JsonNode> items() {
        return items;
    }

    /// Reads everything anew (000:517), as one does who has been away for too long.
    void readAll() {
        Answer list = node.send(Call.get(ItemDriver.DATA + "?archived=any")
            .header("Accept", "application/x-ndjson")).must(200);
        items.clear();
        list.text().lines().map(Json::read).forEach(item -> items.put(item.path("id").asString(), item));
        after = Long.parseLong(list.need("X-Next-After"));
        node.http().takeAnswers();
    }

    /// Reads one page, and tells whether there may be more now.
    boolean follow(int limit, int wait) {
        JsonNode page = node.send(Call.get(ItemDriver.CHANGES + "?after=" + after + "&limit=" + limit
            + "&wait=" + wait)).must(200).json();
        node.http().takeAnswers();
        Set<String> told = new HashSet<>();
        long position = after;
        for (JsonNode change : page.path("data")) {
            String id = change.path("id").asString();
            assertThat(told.add(id)).as("%s is told twice in one page", id).isTrue();
            assertThat(change.path("position").asLong()).as(change.toString())
                .isGreaterThanOrEqualTo(position);
            position = change.path("position").asLong();
            if (change.path("op").asString().equals("delete")) {
                assertThat(change.path("item").isNull()).isTrue();
                items.remove(id);
            } else {
                JsonNode item = change.path("item");
                JsonNode before = items.put(id, item);
                assertThat(before == null ? 0 : before.path("version").asInt()).as("%s goes back", id)
                    .isLessThanOrEqualTo(item.path("version").asInt());
            }
        }
        assertThat(page.path("next_after").asLong()).isGreaterThanOrEqualTo(position);
        after = page.path("next_after").asLong();
        return page.path("has_more").asBoolean();
    }
}
