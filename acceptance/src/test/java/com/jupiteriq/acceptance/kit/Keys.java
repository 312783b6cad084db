package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// What `<data>/keys.json` says.
public record Keys(JsonNode json) {

    static Keys of(Path data) {
        try {
            return new Keys(Json.read(Files.readAllBytes(data.resolve("keys.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException("The server wrote no readable keys.json.", e);
        }
    }

    public String baseUrl() {
        return text("/base_url");
    }

    public String managementUrl() {
        return text("/management_url");
    }

    public String account() {
        return text("/account/id");
    }

    /// @param contract `platform`, `identity`, `integration` or `accounts`
    /// @param environment `live` or `test`
    public String secret(String contract, String environment) {
        return text("/keys/" + contract + "/" + environment);
    }

    private String text(String pointer) {
        JsonNode node = json.at(pointer);
        if (!node.isString()) {
            throw new AssertionError("keys.json has no text at " + pointer + ".");
        }
        return node.stringValue();
    }
}
