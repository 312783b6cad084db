package com.jupiteriq.data.schemas;

import com.jupiteriq.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Our JSON as the validator's. Numbers that are equal become the same node: `7.0` is an integer, and is `7`
/// in an enumeration too.
final class Nodes {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Nodes() {}

    static JsonNode of(JsonValue value) {
        return switch (value) {
            case JsonValue.Str(String text) -> NODES.stringNode(text);
            case JsonValue.Num(String text) -> number(new BigDecimal(text));
            case JsonValue.Bool(boolean flag) -> NODES.booleanNode(flag);
            case JsonValue.Null() -> NODES.nullNode();
            case JsonValue.Arr(List<JsonValue> items) -> {
                ArrayNode array = NODES.arrayNode(items.size());
                items.forEach(item -> array.add(of(item)));
                yield array;
            }
            case JsonValue.Obj(var members) -> {
                ObjectNode object = NODES.objectNode();
                members.forEach((name, member) -> object.set(name, of(member)));
                yield object;
            }
        };
    }

    private static JsonNode number(BigDecimal sent) {
        BigDecimal number = sent.signum() == 0 ? BigDecimal.ZERO : sent.stripTrailingZeros();
        if (number.scale() > 0) {
            return NODES.numberNode(number);
        }
        return number.precision() - number.scale() <= 18 ? NODES.numberNode(number.longValueExact())
            : NODES.numberNode(number.toBigIntegerExact());
    }
}
