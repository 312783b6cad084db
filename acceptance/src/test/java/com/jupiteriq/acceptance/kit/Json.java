package com.jupiteriq.acceptance.kit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads and builds JSON. Reading refuses duplicate keys: a server that prints one is wrong.
public final class Json {

    /// As long as a body may be.
    private static final int LONGEST = 10 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                .maxNameLength(LONGEST).maxStringLength(LONGEST).maxNumberLength(LONGEST).build()).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    public static JsonNode read(byte[] text) {
        return read(new String(text, StandardCharsets.UTF_8));
    }

    /// An object from keys and values in turn; values may be nodes, strings, numbers, booleans, lists or
    /// null.
    public static ObjectNode object(@Nullable Object... keysAndValues) {
        if (keysAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                "keys and values come in pairs: " + Arrays.toString(keysAndValues));
        }
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.set(String.valueOf(keysAndValues[i]), node(keysAndValues[i + 1]));
        }
        return object;
    }

    public static JsonNode node(@Nullable Object value) {
        return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
    }

    /// The names of an object's properties in their order.
    public static List<String> keys(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
