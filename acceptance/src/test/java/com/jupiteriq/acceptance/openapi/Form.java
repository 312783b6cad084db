package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A form (`multipart/form-data`) as the object that a document describes it by: a member for each part.
final class Form {

    static final String TYPE = "multipart/form-data";

    private static final String BOUNDARY = "a-sample-of-a-document";
    private static final Pattern PART = Pattern.compile(
        "--\\S+\r\nContent-Disposition: form-data; name=\"([^\"]+)\".*?\r\n\r\n(.*?)(?=\r\n--)",
        Pattern.DOTALL);

    private Form() {}

    /// The call with the parts that the example has; what the schema calls binary is a file.
    static Call sent(Call call, JsonNode schema, JsonNode example) {
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, JsonNode> part : example.properties()) {
            boolean file = property(schema, part.getKey()).path("format").asString("").equals("binary");
            JsonNode value = part.getValue();
            String text = value.isString() ? value.asString() : value.toString();
            body.append("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\""
                + (file ? "; filename=\"sample.txt\"" : "") + "\r\n\r\n" + text + "\r\n");
        }
        body.append("--" + BOUNDARY + "--\r\n");
        return call.header("Content-Type", TYPE + "; boundary=" + BOUNDARY)
            .body(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The parts that were sent.
    static JsonNode read(byte[] body, JsonNode schema) {
        ObjectNode parts = Json.object();
        for (MatchResult part : PART.matcher(new String(body, StandardCharsets.UTF_8)).results().toList()) {
            String type = property(schema, part.group(1)).path("type").toString();
            parts.set(part.group(1), type.contains("string") || type.isEmpty()
                ? Json.node(part.group(2)) : Json.read(part.group(2)));
        }
        return parts;
    }

    private static JsonNode property(JsonNode schema, String name) {
        return schema.path("properties").path(name);
    }
}
