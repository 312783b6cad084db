package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import tools.jackson.databind.node.ObjectNode;

/// Users on `/v1`, in either of its dresses.
///
/// @param surface whose kind of key it is
record V1UserDriver(World world, Surface surface, String key) implements UserDriver {

    static final String USERS = "/v1/users";

    @Override
    public String contract() {
        return surface.contract();
    }

    @Override
    public int made() {
        return surface.made();
    }

    @Override
    public Answer create(ObjectNode user) {
        return world.send(Call.post(USERS).apiKey(key).json(user));
    }

    @Override
    public Answer read(long number) {
        return world.send(Call.get(USERS + "/" + number).apiKey(key));
    }

    @Override
    public ObjectNode user(Answer answer) {
        return (ObjectNode) surface.object(answer.json());
    }

    @Override
    public long number(ObjectNode user) {
        return user.path("number").asLong();
    }

    @Override
    public String code(Answer answer) {
        return surface.code(answer.json());
    }

    @Override
    public Refusal taken() {
        return Refusal.of(409, "CONFLICT");
    }

    @Override
    public String toString() {
        return contract();
    }
}
