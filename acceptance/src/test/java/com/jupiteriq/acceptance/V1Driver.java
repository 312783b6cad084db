package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// Tickets on `/v1`, with the credential where the document puts it.
record V1Driver(World world, String contract, UnaryOperator<Call> credential) implements SupportDesk {

    static final String TICKETS = "/v1/tickets";

    /// Document 001: the key is a Bearer token.
    static V1Driver support(World world, String key) {
        return new V1Driver(world, "support", call -> call.bearer(key));
    }

    /// Document 000: the key has a header of its own.
    static V1Driver platform(World world, String key) {
        return new V1Driver(world, "platform", call -> call.apiKey(key));
    }

    /// Document 002: the key has a header of its own, and chooses the dress by its prefix.
    static V1Driver identity(World world, String key) {
        return new V1Driver(world, "identity", call -> call.apiKey(key));
    }

    @Override
    public String subjectField() {
        return "subject";
    }

    @Override
    public Answer open(ObjectNode ticket) {
        return send(Call.post(TICKETS).json(ticket));
    }

    @Override
    public Answer read(String id) {
        return send(Call.get(TICKETS + "/" + id));
    }

    @Override
    public Answer comment(String id, String content, boolean internal) {
        return send(Call.post(TICKETS + "/" + id + "/comments")
            .json(Json.object("content", content, "is_internal", internal)));
    }

    @Override
    public Answer changeStatus(String id, String status) {
        return change(id, Json.object("status", status));
    }

    @Override
    public Answer change(String id, ObjectNode patch) {
        return send(Call.patch(TICKETS + "/" + id).json(patch));
    }

    @Override
    public Answer list(String query) {
        return send(Call.get(TICKETS + (query.isEmpty() ? "" : "?" + query)));
    }

    @Override
    public Answer comments(String id) {
        return send(Call.get(TICKETS + "/" + id + "/comments"));
    }

    @Override
    public ObjectNode ticket(Answer answer) {
        return (ObjectNode) (contract.equals("identity") ? answer.json().path("data") : answer.json());
    }

    @Override
    public String idPattern() {
        return "TCK-[1-9][0-9]*";
    }

    Answer send(Call call) {
        return world.send(credential.apply(call));
    }

    @Override
    public String toString() {
        return contract;
    }
}
