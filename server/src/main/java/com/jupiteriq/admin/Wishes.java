package com.jupiteriq.admin;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.StartRefused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fields of a body as they are written on a command line: `name=Acme`, `quotas.users=500`. They are held
/// against the same shape as a body over HTTP.
final class Wishes {

    /// Takes back what was agreed in place of the plan, or what bounds a plan.
    private static final Set<String> NOTHING = Set.of("plan", "none");

    private Wishes() {}

    static Fields read(List<String> wishes, Shape shape) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        Map<String, Map<String, JsonValue>> inner = new LinkedHashMap<>();
        for (String wish : wishes) {
            int sign = wish.indexOf('=');
            if (sign <= 0) {
                throw new StartRefused("\"" + wish + "\" is not of the form field=value.");
            }
            String name = wish.substring(0, sign);
            String text = wish.substring(sign + 1);
            int dot = name.indexOf('.');
            if (dot < 0) {
                fields.put(name, value(schema(shape, name), text));
            } else {
                String outer = name.substring(0, dot);
                String member = name.substring(dot + 1);
                Schema schema = schema(shape, outer) instanceof Schema.Nested(Shape nested)
                    ? schema(nested, member) : null;
                inner.computeIfAbsent(outer, none -> new LinkedHashMap<>()).put(member, value(schema, text));
            }
        }
        inner.forEach((name, members) -> fields.put(name, new JsonValue.Obj(members)));
        String body = new JsonValue.Obj(fields).compact().text();
        return ShapeReader.read(shape, JsonReader.read(body.getBytes(StandardCharsets.UTF_8)), false);
    }

    private static @Nullable Schema schema(Shape shape, String name) {
        return shape.field(name).map(Field::schema).orElse(null);
    }

    /// A number, a flag or a list where the field is one; the shape tells what is wrong with anything else.
    private static JsonValue value(@Nullable Schema schema, String text) {
        if (schema instanceof Schema.Nullable(Schema inside)) {
            return NOTHING.contains(text)
                ? new JsonValue.Null() : value(inside, text);
        }
        if (schema instanceof Schema.Whole && text.matches("-?[0-9]{1,18}")) {
            return new JsonValue.Num(text);
        }
        if (schema instanceof Schema.Flag && (text.equals("true") || text.equals("false"))) {
            return new JsonValue.Bool(Boolean.parseBoolean(text));
        }
        if (schema instanceof Schema.ListOf(Schema item, int _)) {
            return new JsonValue.Arr(Arrays.stream(text.split(","))
                .filter(each -> !each.isEmpty()).map(each -> value(item, each)).toList());
        }
        return new JsonValue.Str(text);
    }
}
