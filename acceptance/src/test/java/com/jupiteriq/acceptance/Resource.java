package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.openapi.Document;
import com.jupiteriq.acceptance.openapi.Operation;
import com.jupiteriq.acceptance.openapi.Samples;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A resource of `/v1` that is like all others: what the document shows as examples makes, changes and
/// deletes its objects, so that no test has to be taught a new one.
///
/// @param create the operation that makes an object
record Resource(World world, Operation create) {

    /// Their tests know more of them than the document does.
    private static final Set<String> UNLIKE_OTHERS =
        Set.of(V1Driver.TICKETS, "/v1/webhooks", "/v1/keys", ItemDriver.DATA);

    private static final List<String> OF_AN_OBJECT = List.of("GET", "PATCH", "PUT", "DELETE");

    /// Every one that has all of the six operations.
    static List<Resource> all(World world) {
        Document document = world.eventLog().document();
        return document.operations().stream()
            .filter(operation -> operation.method().equals("POST") && operation.variables().isEmpty())
            .filter(operation -> OF_AN_OBJECT.stream()
                .allMatch(method -> document.find(method, operation.template() + "/any").isPresent()))
            .filter(operation -> !UNLIKE_OTHERS.contains(operation.template()))
            .map(operation -> new Resource(world, operation))
            .toList();
    }

    /// `/v1/canned-replies`
    String path() {
        return create.template();
    }

    /// A new object, and the only one, for the example's name may have been given to another.
    JsonNode made(String key) {
        clear(key);
        return send(sample(create, ""), key).must(201).json();
    }

    /// A new object that is no longer as it was made.
    JsonNode changed(String key) {
        JsonNode made = made(key);
        Operation patch = create.document().find("PATCH", path() + "/any").orElseThrow();
        JsonNode changed = send(sample(patch, id(made)), key).must(200).json();
        assertThat(changed).as("The example of %s has to change what the example of %s makes.", patch, create)
            .isNotEqualTo(made);
        return changed;
    }

    /// All that can happen to an object: it is made, changed and deleted.
    void live(String key) {
        delete(id(changed(key)), key);
    }

    void clear(String key) {
        for (List<JsonNode> there = deletable(key); !there.isEmpty(); there = deletable(key)) {
            there.forEach(object -> delete(id(object), key));
        }
    }

    /// What every environment has stays.
    private List<JsonNode> deletable(String key) {
        return list(key).valueStream().filter(object -> !object.path("built_in").asBoolean()).toList();
    }

    JsonNode list(String key) {
        return send(Call.get(path()), key).must(200).json().path("data");
    }

    /// By what the object is named in a path.
    static String id(JsonNode object) {
        return object.path(object.has("id") ? "id" : "name").asString();
    }

    private void delete(String id, String key) {
        send(Call.delete(path() + "/" + id), key).must(204);
    }

    private static Call sample(Operation operation, String id) {
        return Samples.of(operation, variable -> id).getFirst();
    }

    private Answer send(Call call, String key) {
        return world.send(call.apiKey(key));
    }
}
