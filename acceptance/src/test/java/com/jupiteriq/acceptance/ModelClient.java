package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.ItemModel.Foretold;
import com.jupiteriq.acceptance.ItemModel.Item;
import com.jupiteriq.acceptance.ItemModel.Operation;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Does random operations on items of its own, one by one, in bulks and in batches, on one node and the
/// other, and holds every answer against what a model foretells.
final class ModelClient {

    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_ITEMS = 60;
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONFLICT = 409;

    private static final List<String> TYPES = List.of("item", "order", "invoice");
    private static final List<String> STATUSES = List.of("active", "paid", "shipped");
    private static final List<String> IN_BULKS =
        List.of("create", "create", "upsert", "upsert", "patch", "patch", "patch", "delete", "archive",
            "restore");
    private static final List<String> ALONE =
        List.of("create", "create", "create", "read", "patch", "patch", "put", "put", "delete", "purge",
            "archive", "restore", "restore");

    private final String name;
    private final List<ItemDriver> nodes;
    private final Random random;
    private final ItemModel model = ItemModel.answering(PRECONDITION_FAILED);
    private int made;

    ModelClient(String name, List<ItemDriver> nodes, long seed) {
        this.name = name;
        this.nodes = nodes;
        this.random = new Random(seed);
    }

    ItemModel model() {
        return model;
    }

    /// Does something, and tells how many operations that was.
    int step() {
        ItemDriver node = nodes.get(random.nextInt(nodes.size()));
        try {
            return switch (random.nextInt(6)) {
                case 0, 1 -> bulk(node, false);
                case 2 -> bulk(node, true);
                case 3 -> batch(node);
                default -> alone(node);
            };
        } finally {
            node.http().takeAnswers();
        }
    }

    private int alone(ItemDriver node) {
        Operation operation = any(ALONE);
        Foretold foretold = model.does(operation);
        Answer answer = node.send(call(operation));
        check(operation, foretold, answer.status(), foretold.item() == null ? null : node.object(answer),
            answer);
        return 1;
    }

    private int batch(ItemDriver node) {
        List<Operation> operations = new ArrayList<>();
        List<Foretold> foretold = new ArrayList<>();
        List<JsonNode> inner = new ArrayList<>();
        for (int i = random.nextInt(1, MOST_AT_ONCE); i > 0; i--) {
            Operation operation = any(ALONE);
            if (!isMade(operation.id(), operations)) {
                operations.add(operation);
                foretold.add(model.does(operation));
                inner.add(inner(call(operation)));
            }
        }
        Answer answer = node.send(Call.post("/v1/batch").json(Json.object("operations", inner))).must(200);
        for (int i = 0; i < operations.size(); i++) {
            JsonNode result = node.object(answer).path("results").path(i);
            check(operations.get(i), foretold.get(i), result.path("status").asInt(),
                node.identity() ? result.path("body").path("data") : result.path("body"), answer);
        }
        return operations.size();
    }

    private static JsonNode inner(Call call) {
        ObjectNode headers = Json.object();
        call.headers().stream().filter(header -> !header.getKey().equals("Content-Type"))
            .forEach(header -> headers.put(header.getKey(), header.getValue()));
        ObjectNode inner = Json.object("method", call.method(), "path", call.target(), "headers", headers);
        return call.hasBody() ? inner.set("body", Json.read(call.bodyBytes())) : inner;
    }

    /// What an operation before in the same request has made has no id that the next could say.
    private static boolean isMade(String id, List<Operation> before) {
        return before.stream().anyMatch(one -> one.id().equals(id)
            && Set.of("create", "upsert").contains(one.verb()));
    }

    private int bulk(ItemDriver node, boolean atomic) {
        List<Operation> operations = new ArrayList<>();
        List<Foretold> foretold = new ArrayList<>();
        ItemModel after = model.answeringOtherwise(CONFLICT);
        for (int i = random.nextInt(1, MOST_AT_ONCE); i > 0; i--) {
            Operation operation = any(IN_BULKS);
            operations.add(operation);
            foretold.add(after.does(operation));
        }
        boolean refused = atomic && foretold.stream().anyMatch(one -> one.status() >= 400);
        Answer answer = node.bulk(atomic, operations.stream().map(this::said).toArray(JsonNode[]::new))
            .must(refused ? 422 : 200);
        if (refused) {
            assertThat(node.fields(answer)).allMatch(field -> field.startsWith("operations["));
            return operations.size();
        }
        model.become(after);
        List<JsonNode> results = node.results(answer);
        for (int i = 0; i < operations.size(); i++) {
            check(operations.get(i), foretold.get(i), results.get(i).path("status").asInt(),
                results.get(i).path("item"), answer);
        }
        return operations.size();
    }

    private void check(Operation operation, Foretold foretold, int status, @Nullable JsonNode shown,
        Answer answer) {
        assertThat(status).as("%s\nforetold: %s\n%s", operation, foretold, answer)
            .isEqualTo(foretold.status());
        Item item = foretold.item();
        if (item != null && shown != null) {
            assertThat(item.isShown(shown)).as("%s\nforetold: %s\nshown: %s", operation, item, shown)
                .isTrue();
            model.isCalled(operation.id(), shown.path("id").asString());
        }
    }

    private Operation any(List<String> verbs) {
        List<String> ids = model.ids();
        String verb = verbs.get(random.nextInt(verbs.size()));
        if (ids.isEmpty() || (ids.size() > MOST_ITEMS && verb.equals("create"))) {
            verb = ids.isEmpty() ? "create" : verbs.contains("purge") ? "purge" : "delete";
        }
        if (verb.equals("create") || verb.equals("upsert")) {
            String type = TYPES.get(random.nextInt(TYPES.size()));
            ObjectNode said = saying(verb.equals("upsert"));
            if (verb.equals("create")) {
                said.put("type", type);
            } else {
                said.put("external_id", externalId());
            }
            return new Operation(verb, name + "-made-" + made++, type, said, null);
        }
        String id = ids.get(random.nextInt(ids.size()));
        Item item = model.items().get(id);
        Integer version = item.version() + (random.nextInt(4) > 0 ? 0 : 1);
        boolean demanded = !verb.equals("read") && random.nextInt(3) == 0;
        return new Operation(verb, id, null, saying(verb.equals("patch")), demanded ? version : null);
    }

    /// Parts of an item.
    ///
    /// @param patch whether attributes may be said to be gone
    private ObjectNode saying(boolean patch) {
        ObjectNode said = Json.object();
        if (random.nextBoolean()) {
            said.put("status", STATUSES.get(random.nextInt(STATUSES.size())));
        }
        if (random.nextInt(3) > 0) {
            said.set("attributes", attributes(patch, 2));
        }
        if (random.nextInt(4) == 0) {
            said.put("external_id", random.nextInt(4) == 0 ? null : externalId());
        }
        return said;
    }

    private ObjectNode attributes(boolean patch, int depth) {
        ObjectNode attributes = Json.object();
        for (String key : List.of("a", "b", "c")) {
            switch (random.nextInt(5)) {
                case 0 -> attributes.put(key, random.nextInt(10));
                case 1 -> attributes.put(key, "text " + random.nextInt(10));
                case 2 -> {
                    if (depth > 0) {
                        attributes.set(key, attributes(patch, depth - 1));
                    }
                }
                case 3 -> {
                    if (patch) {
                        attributes.putNull(key);
                    }
                }
                default -> { }
            }
        }
        return attributes;
    }

    private String externalId() {
        return name + "-" + random.nextInt(MOST_ITEMS / 2);
    }

    private Call call(Operation operation) {
        String path = ItemDriver.path(operation.id());
        Call call = switch (operation.verb()) {
            case "create" -> Call.post(ItemDriver.DATA).json(operation.said())
                .idempotent(UUID.randomUUID().toString());
            case "read" -> Call.get(path);
            case "patch" -> Call.patch(path).json(operation.said());
            case "put" -> Call.put(path).json(operation.said());
            case "delete" -> Call.delete(path);
            case "purge" -> Call.delete(path + "?purge=true");
            default -> Call.post(path + "/" + operation.verb());
        };
        return operation.version() == null ? call
            : call.header("If-Match", "\"" + operation.version() + "\"");
    }

    /// As an operation of a bulk.
    private JsonNode said(Operation operation) {
        Map<String, Object> said = new HashMap<>();
        said.put("op", operation.verb().equals("patch") ? "update" : operation.verb());
        ObjectNode data = operation.said().deepCopy();
        if (operation.verb().equals("upsert")) {
            said.put("external_id", data.remove("external_id"));
            said.put("type", operation.type());
        } else if (!operation.verb().equals("create")) {
            said.put("id", operation.id());
            said.put("if_version", operation.version());
        }
        if (Set.of("create", "upsert", "patch").contains(operation.verb())) {
            said.put("data", data);
        }
        said.values().removeIf(Objects::isNull);
        return Json.node(said);
    }
}
