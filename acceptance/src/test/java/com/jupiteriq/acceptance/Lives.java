package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;

/// Lets happen whatever subscribers can hear of beside tickets and webhooks.
record Lives(World world, String key) {

    private static final String USERS = "/v1/users";

    /// All but the end of a user, whose events say nothing any more once it has come.
    ///
    /// @return who is still to be deleted
    String all() {
        Resource.all(world).stream().filter(resource -> !resource.path().equals(USERS))
            .forEach(resource -> resource.live(key));
        new People(world, key).live();
        return user();
    }

    private String user() {
        String user = USERS + "/" + send(Call.post(USERS).json(Json.object(
                "email", "user@example.com", "name", "John Doe", "username", "john_doe",
                "password", "a story of some length")))
            .must(201).json().path("id").asString();
        send(Call.patch(user).json(Json.object("role", "agent"))).must(200);
        send(Call.post(user + "/deactivate")).must(200);
        send(Call.post(user + "/activate")).must(200);
        return user;
    }

    void end(String user) {
        send(Call.delete(user)).must(204);
    }

    private Answer send(Call call) {
        return world.send(call.apiKey(key));
    }
}
