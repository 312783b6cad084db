package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import tools.jackson.databind.node.ObjectNode;

/// Document 004.
record AccountsDriver(World world, String key) implements UserDriver {

    static final String MOUNT = "/api/v1";
    static final String USERS = MOUNT + "/users";

    @Override
    public String contract() {
        return "accounts";
    }

    @Override
    public int made() {
        return 200;
    }

    @Override
    public Answer create(ObjectNode user) {
        return world.send(Call.post(USERS).bearer(key).json(user));
    }

    @Override
    public Answer read(long number) {
        return world.send(Call.get(USERS + "/" + number).bearer(key));
    }

    @Override
    public ObjectNode user(Answer answer) {
        return (ObjectNode) answer.json();
    }

    @Override
    public long number(ObjectNode user) {
        return user.path("id").asLong();
    }

    @Override
    public String code(Answer answer) {
        return Surface.ACCOUNTS.code(answer.json());
    }

    @Override
    public Refusal taken() {
        return Surface.ACCOUNTS.bad();
    }

    @Override
    public String toString() {
        return contract();
    }
}
