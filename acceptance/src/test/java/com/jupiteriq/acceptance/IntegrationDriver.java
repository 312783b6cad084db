package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import tools.jackson.databind.node.ObjectNode;

/// Document 003.
record IntegrationDriver(World world, String token) implements TicketDriver {

    static final String MOUNT = "/functions/v1/integration-tickets";
    static final String TICKETS = MOUNT + "/tickets";

    @Override
    public String contract() {
        return "integration";
    }

    @Override
    public String subjectField() {
        return "title";
    }

    @Override
    public Answer open(ObjectNode ticket) {
        return world.send(Call.post(TICKETS).bearer(token).json(ticket));
    }

    @Override
    public Answer read(String id) {
        return world.send(Call.get(TICKETS + "/" + id).bearer(token));
    }

    @Override
    public Answer comment(String id, String content, boolean internal) {
        return world.send(Call.post(TICKETS + "/" + id + "/comments")
            .bearer(token)
            .json(Json.object("content", content, "is_internal", internal)));
    }

    @Override
    public Answer changeStatus(String id, String status) {
        return world.send(
            Call.patch(TICKETS + "/" + id + "/status").bearer(token).json(Json.object("status", status)));
    }

    @Override
    public ObjectNode ticket(Answer answer) {
        return (ObjectNode) answer.json().path("ticket");
    }

    @Override
    public String idPattern() {
        return "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    }

    @Override
    public String toString() {
        return contract();
    }
}
