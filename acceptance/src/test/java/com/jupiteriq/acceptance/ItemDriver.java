package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Speaks of data items with a key of either dress.
///
/// @param identity whether answers wear the dress `identity`
record ItemDriver(Http http, String secret, boolean identity) {

    static final String DATA = "/v1/data";
    static final String BULK = DATA + "/bulk";
    static final String BY_EXTERNAL_ID = DATA + "/by-external-id";
    static final String CHANGES = DATA + "/changes";

    static ItemDriver platform(World world, String secret) {
        return new ItemDriver(world.http(), secret, false);
    }

    /// One for each dress, of the same environment.
    static List<ItemDriver> both(World world) {
        return List.of(platform(world, world.acme().platform().secret()),
            new ItemDriver(world.http(), world.acme().identity().secret(), true));
    }

    Answer send(Call call) {
        return http.send(call.bearer(secret));
    }

    /// With an idempotency key of its own.
    Answer make(JsonNode item) {
        return make(item.toString(), UUID.randomUUID().toString());
    }

    Answer make(String body, String idempotencyKey) {
        return send(Call.post(DATA).json(body).idempotent(idempotencyKey));
    }

    /// What was made.
    JsonNode made(JsonNode item) {
        return object(make(item).must(201));
    }

    Answer read(String id) {
        return send(Call.get(path(id)));
    }

    Answer patch(String id, JsonNode change) {
        return send(Call.patch(path(id)).json(change));
    }

    Answer put(String id, JsonNode item) {
        return send(Call.put(path(id)).json(item));
    }

    Answer delete(String id) {
        return send(Call.delete(path(id)));
    }

    Answer purge(String id) {
        return send(Call.delete(path(id) + "?purge=true"));
    }

    /// @param verb `archive` or `restore`
    Answer post(String id, String verb) {
        return send(Call.post(path(id) + "/" + verb));
    }

    Answer bulk(boolean atomic, JsonNode... operations) {
        return send(bulkCall(atomic, operations));
    }

    static Call bulkCall(boolean atomic, JsonNode... operations) {
        return Call.post(BULK).json(Json.object("operations", List.of(operations), "atomic", atomic));
    }

    /// The results of a bulk, in whichever dress.
    List<JsonNode> results(Answer answer) {
        return object(answer.must(200)).path("results").valueStream().toList();
    }

    /// The object in an answer, in whichever dress.
    JsonNode object(Answer answer) {
        return identity ? answer.json().path("data") : answer.json();
    }

    String code(Answer refusal) {
        return refusal.json().at("/error/code").asString();
    }

    /// The fields that a refusal names.
    List<String> fields(Answer refusal) {
        return refusal.json().at(identity ? "/error/details" : "/error/details/errors").valueStream()
            .map(error -> error.path("field").asString()).toList();
    }

    static String path(String id) {
        return DATA + "/" + id;
    }
}
