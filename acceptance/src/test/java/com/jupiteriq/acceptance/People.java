package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// Users, organizations and invitations of one tenant, made as they are needed.
record People(World world, String key) {

    static final String USERS = "/v1/users";
    static final String ORGANIZATIONS = "/v1/organizations";
    static final String ACCEPT = "/v1/invitations/accept";
    static final String PASSWORD = "correct horse battery staple";

    /// An address that nobody has.
    static String address() {
        return "somebody-" + UUID.randomUUID() + "@example.com";
    }

    /// The id of a user who is invited.
    String user() {
        return user(address());
    }

    String user(String email) {
        return id(send(Call.post(USERS).json(Json.object("email", email))).must(201));
    }

    String organization() {
        return id(send(Call.post(ORGANIZATIONS).json(Json.object("name", "Ours",
            "external_id", UUID.randomUUID().toString(), "metadata", Json.object("tier", "gold")))).must(201));
    }

    /// Takes a user in or changes the role.
    Answer put(String organization, String user, String role) {
        return send(Call.put(member(organization, user)).json(Json.object("role", role)));
    }

    static String member(String organization, String user) {
        return ORGANIZATIONS + "/" + organization + "/members/" + user;
    }

    /// What the organization says about itself.
    JsonNode shown(String organization) {
        return send(Call.get(ORGANIZATIONS + "/" + organization)).must(200).json();
    }

    /// An invitation with its token.
    JsonNode invited(String organization, String email) {
        return send(Call.post(ORGANIZATIONS + "/" + organization + "/invitations")
            .json(Json.object("email", email, "role", "admin", "notify", false))).must(201).json();
    }

    /// The values of the variables of a route below an organization: one with an owner, a member and an
    /// invitation.
    UnaryOperator<String> variables() {
        String organization = organization();
        String member = user();
        put(organization, user(), "owner").must(201);
        put(organization, member, "member").must(201);
        String invitation = invited(organization, address()).path("id").asString();
        return variable -> switch (variable) {
            case "id" -> organization;
            case "user_id" -> member;
            case "invitation_id" -> invitation;
            default -> throw new AssertionError("no route below an organization has a variable " + variable);
        };
    }

    /// All that can happen to a member.
    void live() {
        String organization = organization();
        String member = user();
        put(organization, user(), "owner").must(201);
        put(organization, member, "member").must(201);
        put(organization, member, "admin").must(200);
        send(Call.delete(member(organization, member))).must(204);
    }

    Answer send(Call call) {
        return world.send(call.apiKey(key));
    }

    static String id(Answer made) {
        return made.json().path("id").asString();
    }
}
