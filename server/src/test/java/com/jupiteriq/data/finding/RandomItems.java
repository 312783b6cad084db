package com.jupiteriq.data.finding;

import com.jupiteriq.data.Item;
import com.jupiteriq.kernel.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Items of two types with values of every kind, and what can be asked of them.
final class RandomItems {

    private static final String LONG = "ü".repeat(255);

    private static final List<String> NUMBERS = List.of("7", "7.0", "70e-1", "-1", "0", "-0", "1.10", "1e3",
        "2.5", "-2.5", "1e300", "-1e-300", "12345678901234567890");
    private static final List<String> TEXTS = List.of(
        "", "a", "ab", "abc", "b", "Z", "ä", "日本", "日", "😀x", "￿",
        "7", "true", "null", "a,b", "a\\\\b", LONG, LONG + "x", LONG + "y");
    private static final List<String> TIMES = List.of("2024-01-15", "2024-01-15T00:00:00Z",
        "2024-01-15T01:00:00+01:00",
        "2024-01-15T10:30:00.123456789Z", "1969-12-31T23:59:59Z", "2030-06-01", "2024-02-30", "soon");
    private static final List<String> WORDS = List.of("red", "Blue", "grün", "rare", "日本語", "fish-bone");
    private static final List<String> STATUSES = List.of("active", "active", "active", "paused", "done");

    private final Random random;

    RandomItems(Random random) {
        this.random = random;
    }

    boolean yes(double probability) {
        return random.nextDouble() < probability;
    }

    int upTo(int bound) {
        return bound <= 0 ? 0 : random.nextInt(bound);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /// All that are not in the trash.
    List<Item> fill(FoundItems found, Caller caller, int items) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < items; i += 50) {
            int first = i;
            found.write(caller, write -> {
                for (int j = first; j < Math.min(items, first + 50); j++) {
                    String name = yes(0.5) ? any(TEXTS.subList(1, 12)) + j : null;
                    ids.add(found.create(yes(0.8) ? "order" : "note", any(STATUSES), name,
                        FoundItems.json(attributes()), write).id());
                }
                return first;
            });
            found.tenants.clock.forward(Duration.ofMillis(random.nextInt(3_000)));
        }
        for (UUID id : ids) {
            if (yes(0.1)) {
                found.write(caller, write -> found.items.archive(id, version -> true, write));
            }
            if (yes(0.03)) {
                found.write(caller, write -> {
                    found.items.delete(id, version -> true, write);
                    return id;
                });
            }
        }
        return found.items.these(caller, ids).stream().filter(item -> !item.isInTrash()).toList();
    }

    private String attributes() {
        List<String> members = new ArrayList<>();
        member(members, "a", yes(0.7) ? any(NUMBERS) : value());
        member(members, "b", yes(0.7) ? quoted(any(TEXTS)) : value());
        member(members, "t", yes(0.7) ? quoted(any(TIMES)) : value());
        member(members, "c", Integer.toString(random.nextInt(5)));
        member(members, "u", value());
        member(members, "w", quoted(any(WORDS) + " " + any(WORDS)));
        member(members, "n", switch (random.nextInt(4)) {
            case 0 -> value();
            case 1 -> "[{\"x\":" + value() + "},{\"x\":" + value() + "},{\"y\":1}]";
            default -> "{\"x\":" + (yes(0.7) ? quoted(any(TEXTS)) : value()) + "}";
        });
        return "{" + String.join(",", members) + "}";
    }

    private void member(List<String> members, String name, String value) {
        if (yes(0.85)) {
            members.add("\"" + name + "\":" + value);
        }
    }

    private String value() {
        return switch (random.nextInt(8)) {
            case 0 -> any(NUMBERS);
            case 1, 2 -> quoted(any(TEXTS));
            case 3 -> any(List.of("true", "false", "null"));
            case 4 -> "[" + value() + "," + value() + "]";
            case 5 -> quoted(any(TIMES));
            case 6 -> "{\"z\":" + any(NUMBERS) + "}";
            default -> "[]";
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /// @param unindexed whether it may ask for what has no index
    List<String> query(boolean unindexed) {
        List<String> query = new ArrayList<>();
        boolean typed = yes(0.8);
        if (typed) {
            query.add("type=" + (unindexed && yes(0.1) ? "note" : "order"));
        }
        boolean order = query.contains("type=order");
        add(query, 0.15, "status=" + any(List.of("active", "paused", "archived", "none")));
        add(query, 0.02, "external_id=" + any(TEXTS.subList(1, 12)) + random.nextInt(2_000));
        add(query, 0.3, "archived=" + any(List.of("false", "true", "any")));
        add(query, 0.05, "created_after=1960-01-01");
        add(query, 0.05, "created_after=" + Instant.now().plusSeconds(random.nextInt(60) + 1));
        add(query, 0.05, "created_before=" + Instant.now().plusSeconds(random.nextInt(60) + 1));
        add(query, 0.05, "updated_after=" + Instant.now().plusSeconds(random.nextInt(60) + 1));
        add(query, 0.05, "updated_before=2999-01-01");
        for (int i = random.nextInt(4); order && i > 0; i--) {
            query.add(condition());
        }
        if (unindexed) {
            add(query, 0.2, "attributes.u" + equality());
        }
        boolean words = order && yes(0.1);
        if (words) {
            query.add("q=" + any(WORDS) + (yes(0.4) ? " " + any(WORDS) : ""));
        }
        List<String> sorts = new ArrayList<>(List.of("created_at", "updated_at"));
        if (typed) {
            sorts.add("external_id");
        }
        if (order && !words) {
            sorts.addAll(List.of("attributes.a", "attributes.b", "attributes.t", "attributes.n.x"));
        }
        add(query, 0.7, "sort=" + any(List.of("", "-")) + any(sorts));
        return query.stream().distinct().toList();
    }

    private void add(List<String> query, double probability, String pair) {
        if (yes(probability)) {
            query.add(pair);
        }
    }

    private String condition() {
        if (yes(0.5)) {
            return "attributes." + any(List.of("a", "b", "t", "c", "n.x")) + equality();
        }
        String range = any(List.of("[gt]=", "[gte]=", "[lt]=", "[lte]="));
        return "attributes." + switch (random.nextInt(6)) {
            case 0 -> "a" + range + any(NUMBERS);
            case 1 -> "b" + range + quoted(any(TEXTS.subList(0, TEXTS.size() - 2)));
            case 2 -> "t" + range + any(TIMES.subList(0, 6));
            case 3 -> "n.x" + range + quoted(any(TEXTS.subList(0, TEXTS.size() - 2)));
            case 4 -> "c" + range + random.nextInt(5);
            default -> any(List.of("b", "n.x")) + "[prefix]=" + quoted(any(TEXTS.subList(0, 11)));
        };
    }

    private String equality() {
        return switch (random.nextInt(6)) {
            case 0 -> "[exists]=" + yes(0.5);
            case 1 -> "[ne]=" + operand();
            case 2, 3 -> "[in]=" + operand() + "," + operand() + (yes(0.3) ? "," + operand() : "");
            default -> "=" + operand();
        };
    }

    private String operand() {
        return switch (random.nextInt(5)) {
            case 0 -> any(NUMBERS);
            case 1 -> any(List.of("true", "false", "null", "7", "2"));
            case 2 -> any(TIMES);
            default -> quoted(any(TEXTS));
        };
    }
}
