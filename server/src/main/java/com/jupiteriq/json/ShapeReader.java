package com.jupiteriq.json;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.text.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds everything in a body that does not fit its [Shape], and refuses with all of it at once. No message
/// holds a value that was sent.
public final class ShapeReader {

    /// How many problems one answer names.
    public static final int MAX_PROBLEMS = 100;

    private static final int MAX_NAME = 100;

    private final boolean ignoresUnknown;
    private final List<Problem> problems = new ArrayList<>(0);

    private ShapeReader(boolean ignoresUnknown) {
        this.ignoresUnknown = ignoresUnknown;
    }

    public static Fields read(Shape shape, JsonValue.Obj body, boolean ignoresUnknown) {
        ShapeReader reader = new ShapeReader(ignoresUnknown);
        boolean allKnown = reader.object("", shape, body);
        if (!reader.problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(List.copyOf(reader.problems)));
        }
        return new Fields(allKnown ? body.members() : declared(shape, body));
    }

    private boolean object(String prefix, Shape shape, JsonValue.Obj object) {
        shape.synonyms().forEach(names -> synonyms(prefix, names, object.members()));
        int known = 0;
        for (Field field : shape.fields()) {
            JsonValue value = object.members().get(field.name());
            if (value == null) {
                absent(prefix, field);
            } else {
                known++;
                present(prefix, field, value);
            }
        }
        boolean allKnown = known == object.members().size();
        if (!allKnown && !ignoresUnknown) {
            unknown(prefix, shape, object);
        }
        return allKnown;
    }

    private void synonyms(String prefix, Shape.Synonyms names, Map<String, JsonValue> members) {
        JsonValue field = members.get(names.field());
        JsonValue other = members.get(names.other());
        if (names.required() && field == null && other == null) {
            add(Problem.missing(prefix + names.field()));
        }
        if (field instanceof JsonValue.Str && other instanceof JsonValue.Str && !field.equals(other)) {
            add(Problem.wrong(prefix + names.other(), "`" + names.field() + "` and `" + names.other()
                + "` are the same field. Send one of them."));
        }
    }

    private void absent(String prefix, Field field) {
        if (field.required() && !field.readOnly()) {
            add(Problem.missing(prefix + field.name()));
        }
    }

    private void present(String prefix, Field field, JsonValue value) {
        String path = prefix.isEmpty() ? field.name() : prefix + field.name();
        if (field.readOnly()) {
            readOnly(path, field.schema(), value);
        } else if (field.required() && value instanceof JsonValue.Null
            && !(field.schema() instanceof Schema.Nullable)) {
            add(Problem.missing(path));
        } else if (field.required() && emptyText(field.schema(), value)) {
            add(new Problem(path, Problem.Kind.MISSING, "This field must not be empty."));
        } else {
            value(path, field.schema(), value);
        }
    }

    /// The surface compares read-only values with the stored ones; what cannot be equal is refused here.
    private void readOnly(String path, Schema schema, JsonValue value) {
        int before = problems.size();
        value(path, schema, value);
        if (problems.size() > before) {
            problems.subList(before, problems.size()).clear();
            add(Problem.wrong(path,
                "This field is read-only. Leave it out or send the value that was read."));
        }
    }

    /// Nothing but white space where that does not fit: as good as absent.
    private static boolean emptyText(Schema schema, JsonValue value) {
        boolean plain = switch (schema) {
            case Schema.Text _, Schema.Line _, Schema.Formatted _, Schema.Patterned _ -> true;
            default -> false;
        };
        return plain && value instanceof JsonValue.Str(String text) && TextRule.blank(text)
            && TextRule.fault(schema, text) != null;
    }

    private void value(String path, Schema schema, JsonValue value) {
        switch (schema) {
            case Schema.Nullable(Schema inner) -> {
                if (!(value instanceof JsonValue.Null)) {
                    value(path, inner, value);
                }
            }
            case Schema.ListOf list -> list(path, list, value);
            case Schema.Each(Shape _, int max) -> each(path, max, value);
            case Schema.Nested(Shape shape) -> {
                if (value instanceof JsonValue.Obj object) {
                    object(path + ".", shape, object);
                } else {
                    wrong(path, "must be an object.");
                }
            }
            case Schema.FreeObject bounds -> wrong(path, FreeJson.fault(bounds, value));
            case Schema.Whole(long min, long max) -> {
                if (!whole(value, min, max)) {
                    wrong(path, "must be " + TextRule.kind(schema) + ".");
                }
            }
            case Schema.Decimal() -> {
                if (!decimal(value)) {
                    wrong(path, "must be " + TextRule.kind(schema) + ".");
                }
            }
            case Schema.Flag() -> {
                if (!(value instanceof JsonValue.Bool)) {
                    wrong(path, "must be true or false.");
                }
            }
            case Schema.Text _, Schema.Line _, Schema.Wanted _, Schema.Formatted _, Schema.Patterned _,
                Schema.OneOf _, Schema.Constant _, Schema.DateOrTime _ ->
                wrong(path, value instanceof JsonValue.Str(String text)
                    ? TextRule.fault(schema, text) : "must be " + TextRule.kind(schema) + ".");
        }
    }

    private void list(String path, Schema.ListOf list, JsonValue value) {
        if (!(value instanceof JsonValue.Arr(List<JsonValue> items))) {
            wrong(path, "must be a list.");
        } else if (items.size() > list.max()) {
            wrong(path, "must have at most " + list.max() + " items.");
        } else {
            items(path, list.item(), items);
        }
    }

    private void each(String path, int max, JsonValue value) {
        if (!(value instanceof JsonValue.Arr(List<JsonValue> items))) {
            wrong(path, "must be a list.");
        } else if (items.isEmpty() || items.size() > max) {
            wrong(path, "must have 1 to " + max + " items.");
        }
    }

    private void items(String path, Schema schema, List<JsonValue> items) {
        for (int i = 0; i < items.size(); i++) {
            JsonValue item = items.get(i);
            boolean fits = item instanceof JsonValue.Str(String text) && TextRule.fault(schema, text) == null;
            if (!fits) {
                value(path + "[" + i + "]", schema, item);
            }
        }
    }

    private static boolean whole(JsonValue value, long min, long max) {
        if (!(value instanceof JsonValue.Num(String text))) {
            return false;
        }
        try {
            long number = new BigDecimal(text).longValueExact();
            return number >= min && number <= max;
        } catch (ArithmeticException | NumberFormatException none) {
            return false;
        }
    }

    private static boolean decimal(JsonValue value) {
        try {
            return value instanceof JsonValue.Num(String text) && new BigDecimal(text).signum() >= 0;
        } catch (NumberFormatException beyond) {
            return false;
        }
    }

    private void unknown(String prefix, Shape shape, JsonValue.Obj object) {
        List<String> names = shape.fields().stream().map(Field::name).toList();
        for (String name : object.members().keySet()) {
            if (problems.size() >= MAX_PROBLEMS) {
                return;
            }
            if (!names.contains(name)) {
                add(Problem.wrong(prefix + shown(name),
                    "There is no such field; remove it." + Nearest.hint(name, names)));
            }
        }
    }

    public static String shown(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME
            ? name : name.substring(0, name.offsetByCodePoints(0, MAX_NAME)) + "…";
    }

    private void wrong(String path, @Nullable String fault) {
        if (fault != null) {
            add(Problem.wrong(path, "This field " + fault));
        }
    }

    private void add(Problem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    private static Map<String, JsonValue> declared(Shape shape, JsonValue.Obj body) {
        Map<String, JsonValue> declared = new LinkedHashMap<>(body.members());
        declared.keySet().removeIf(name -> shape.field(name).isEmpty());
        return declared;
    }
}
