package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What data items become by each operation, said once more and without a server: for items that nobody else
/// changes, every answer can be foretold by it.
final class ItemModel {

    private static final String ARCHIVED = "archived";

    /// @param archived whether it is in the archive
    /// @param trashed whether it is in the trash
    record Item(String type, String status, @Nullable String before, ObjectNode attributes,
        @Nullable String externalId, int version, boolean archived, boolean trashed) {

        /// What can be foretold of an answer.
        boolean isShown(JsonNode shown) {
            return type.equals(shown.path("type").asString())
                && status.equals(shown.path("status").asString())
                && attributes.toString().equals(shown.path("attributes").toString())
                && (externalId == null ? shown.path("external_id").isNull()
                    : externalId.equals(shown.path("external_id").asString("")))
                && version == shown.path("version").asInt()
                && archived != shown.path("archived_at").isNull();
        }

        private Item moved(String newStatus, @Nullable String newBefore, boolean inArchive, boolean inTrash) {
            return new Item(
                type, newStatus, newBefore, attributes, externalId, version + 1, inArchive, inTrash);
        }
    }

    /// What an operation is answered.
    ///
    /// @param item null where none is shown
    record Foretold(int status, @Nullable Item item) {}

    /// @param verb `create`, `read`, `patch`, `put`, `delete`, `purge`, `archive`, `restore` or `upsert`
    /// @param id of the item that it is about; for those that make one, what the model calls it until it is
    ///     known
    /// @param version that is demanded, null for none
    record Operation(
        String verb, String id, @Nullable String type, ObjectNode said, @Nullable Integer version) {}

    private final int stale;
    private Map<String, Item> items = new LinkedHashMap<>();

    private ItemModel(int stale) {
        this.stale = stale;
    }

    /// @param stale what a version that is no longer so is answered
    static ItemModel answering(int stale) {
        return new ItemModel(stale);
    }

    Map<String, Item> items() {
        return items;
    }

    /// The same items, answering otherwise.
    ItemModel answeringOtherwise(int status) {
        ItemModel other = new ItemModel(status);
        other.items = new LinkedHashMap<>(items);
        return other;
    }

    void become(ItemModel other) {
        items = other.items;
    }

    /// The item is called so by the server.
    void isCalled(String made, String id) {
        Item item = items.remove(made);
        if (item != null) {
            items.put(id, item);
        }
    }

    List<String> ids() {
        return new ArrayList<>(items.keySet());
    }

    Foretold does(Operation operation) {
        if (operation.verb().equals("create")) {
            return create(operation);
        }
        if (operation.verb().equals("upsert")) {
            return named(operation.type(), operation.said().path("external_id").asString())
                .map(id -> change(id, patched(items.get(id), operation.said()), null))
                .orElseGet(() -> create(operation));
        }
        Item item = items.get(operation.id());
        boolean fromTrash = List.of("restore", "purge").contains(operation.verb());
        if (item == null || (item.trashed && !fromTrash)) {
            return new Foretold(404, null);
        }
        if (operation.version() != null && operation.version() != item.version) {
            return new Foretold(stale, null);
        }
        String id = operation.id();
        return switch (operation.verb()) {
            case "read" -> new Foretold(200, item);
            case "patch" -> change(id, patched(item, operation.said()), item);
            case "put" -> change(id, said(item, operation.said()), item);
            case "archive" -> change(id, item.archived ? item
                : item.moved(ARCHIVED, item.status, true, false), item);
            case "restore" -> change(id, restored(item), item);
            case "delete" -> {
                items.put(id, item.moved(item.status, item.before, item.archived, true));
                yield new Foretold(204, null);
            }
            case "purge" -> {
                items.remove(id);
                yield new Foretold(204, null);
            }
            default -> throw new IllegalStateException(operation.verb());
        };
    }

    private Foretold create(Operation operation) {
        ObjectNode said = operation.said();
        String type = operation.type() == null ? said.path("type").asString("item") : operation.type();
        ObjectNode attributes = Json.object();
        if (operation.verb().equals("upsert")) {
            merge(attributes, said.path("attributes") instanceof ObjectNode all ? all : Json.object());
        } else if (said.has("attributes")) {
            attributes = (ObjectNode) said.path("attributes");
        }
        Item made = new Item(type, said.path("status").asString("active"), null, attributes,
            text(said, "external_id", null), 1, false, false);
        if (isTaken(operation.id(), made)) {
            return new Foretold(409, null);
        }
        items.put(operation.id(), made);
        return new Foretold(201, made);
    }

    private Foretold change(String id, Item after, @Nullable Item before) {
        if (isTaken(id, after)) {
            return new Foretold(409, null);
        }
        items.put(id, after);
        return new Foretold(200, after);
    }

    private boolean isTaken(String id, Item item) {
        return item.externalId != null && !item.trashed
            && named(item.type, item.externalId).filter(other -> !other.equals(id)).isPresent();
    }

    private Optional<String> named(@Nullable String type, String externalId) {
        return items.entrySet().stream().filter(entry -> !entry.getValue().trashed
                && entry.getValue().type.equals(type == null ? "item" : type)
                && externalId.equals(entry.getValue().externalId))
            .map(Map.Entry::getKey).findFirst();
    }

    private static Item restored(Item item) {
        if (item.trashed) {
            return item.moved(item.status, item.before, item.archived, false);
        }
        boolean back = item.status.equals(ARCHIVED) && item.before != null;
        return item.archived ? item.moved(back ? item.before : item.status, null, false, false) : item;
    }

    private static Item patched(Item item, ObjectNode patch) {
        ObjectNode attributes = item.attributes.deepCopy();
        if (patch.has("attributes")) {
            merge(attributes, (ObjectNode) patch.path("attributes"));
        }
        return saying(item, patch.path("status").asString(item.status), attributes,
            text(patch, "external_id", item.externalId));
    }

    private static Item said(Item item, ObjectNode whole) {
        return saying(item, whole.path("status").asString("active"),
            whole.has("attributes") ? (ObjectNode) whole.path("attributes") : Json.object(),
            text(whole, "external_id", null));
    }

    private static Item saying(
        Item item, String status, ObjectNode attributes, @Nullable String externalId) {
        boolean same = status.equals(item.status) && attributes.toString().equals(item.attributes.toString())
            && Objects.equals(externalId, item.externalId);
        return same ? item : new Item(item.type, status, item.before, attributes, externalId,
            item.version + 1, item.archived, item.trashed);
    }

    /// RFC 7396
    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            String name = member.getKey();
            if (member.getValue() instanceof ObjectNode inner) {
                ObjectNode below = target.path(name) instanceof ObjectNode known ? known : Json.object();
                merge(below, inner);
                target.set(name, below);
            } else if (member.getValue().isNull()) {
                target.remove(name);
            } else {
                target.set(name, member.getValue());
            }
        });
    }

    private static @Nullable String text(ObjectNode said, String field, @Nullable String otherwise) {
        JsonNode value = said.path(field);
        return value.isString() ? value.stringValue() : value.isNull() ? null : otherwise;
    }
}
