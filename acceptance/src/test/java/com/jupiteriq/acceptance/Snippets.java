package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The snippets of the five documents, to the letter. Tests put in host and key and nothing else.
final class Snippets {

    private Snippets() {}

    static String text(String name) {
        return resource("/snippets/" + name);
    }

    /// The lines of a golden file without blank lines and comments.
    static List<String> lines(String name) {
        return resource(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    static JsonNode json(String name) {
        return Json.read(text(name));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Snippets.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
