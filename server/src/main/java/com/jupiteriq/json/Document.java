package com.jupiteriq.json;

import com.jupiteriq.json.Attribute.Use;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How objects of one type look in public: each field once, in the order in which it is printed. From it come
/// their JSON, the shapes of answers and bodies, what a body makes of an object, and what a change changed.
///
/// Refuses, in a body that fits its shape, with `Invalid`: read-only fields with another value than the
/// object's, and objects that are too large after a merge.
public final class Document<T> {

    private final String name;
    private final List<Attribute<T, ?>> attributes;
    private final List<Attribute<T, ?>> shown;
    private final String[] heads;
    private final Shape shape;

    private Document(String name, List<Attribute<T, ?>> attributes) {
        this.name = name;
        this.attributes = attributes;
        this.shown = attributes.stream().filter(attribute -> attribute.use() != Use.WRITE_ONLY).toList();
        this.heads = JsonWriter.heads(shown.stream().map(Attribute::name).toList());
        this.shape = new Shape(name, shown.stream().map(Attribute::answered).toList());
    }

    /// @param name what the schema of an answer is called
    @SafeVarargs
    public static <T> Document<T> of(String name, Attribute<T, ?>... attributes) {
        return new Document<>(name, List.of(attributes));
    }

    /// The same fields, and more, of something that holds such an object.
    @SafeVarargs
    public final <S> Document<S> within(String name, Function<S, T> holder, Attribute<S, ?>... more) {
        Stream<Attribute<S, ?>> held = attributes.stream().map(attribute -> attribute.of(holder));
        return new Document<>(name, Stream.concat(held, Arrays.stream(more)).toList());
    }

    /// The document with one field declared anew.
    public Document<T> with(Attribute<T, ?> changed) {
        return new Document<>(name, attributes.stream()
            .<Attribute<T, ?>>map(known -> known.name().equals(changed.name()) ? changed : known)
            .toList());
    }

    public JsonText of(T object) {
        JsonWriter out = new JsonWriter();
        print(object, out);
        return out.done();
    }

    public void print(T object, JsonWriter out) {
        out.object();
        for (int i = 0; i < heads.length; i++) {
            out.head(heads[i]);
            shown.get(i).print(object, out);
        }
        out.endObject();
    }

    /// As it is answered.
    public Shape shape() {
        return shape;
    }

    /// The body that makes one.
    public Shape creation() {
        return body("New" + name, true, attributes.stream().filter(one -> one.use() != Use.READ_ONLY)
            .map(Attribute::whole));
    }

    /// The body that replaces one: what is left out returns to its default.
    public Shape replacement() {
        return body(name + "Replacement", true, Stream.concat(writable().map(Attribute::whole), returned()));
    }

    /// The merge patch (RFC 7396) that changes one: what is left out stays.
    public Shape patch() {
        return body(name + "Patch", false, Stream.concat(writable().map(Attribute::part), returned()));
    }

    private Shape body(String title, boolean whole, Stream<Field> fields) {
        List<Field> all = new ArrayList<>();
        List<Shape.Synonyms> synonyms = new ArrayList<>();
        fields.forEach(field -> {
            all.add(field);
            for (Attribute<T, ?> attribute : attributes) {
                Field other = attribute.synonym();
                if (other != null && attribute.name().equals(field.name())) {
                    all.add(other);
                    synonyms.add(new Shape.Synonyms(
                        field.name(), other.name(), whole && attribute.field().required()));
                }
            }
        });
        return new Shape(title, all, synonyms);
    }

    private Stream<Attribute<T, ?>> writable() {
        return attributes.stream().filter(attribute -> attribute.use() == Use.WRITABLE);
    }

    private Stream<Attribute<T, ?>> readOnly() {
        return attributes.stream().filter(attribute -> attribute.use() == Use.READ_ONLY);
    }

    private Stream<Field> returned() {
        return readOnly().map(Attribute::returned);
    }

    /// What a body of [#creation()] asks for.
    public Draft<T> created(Fields body) {
        return new Draft<>(body, null);
    }

    /// What becomes of an object by a body of [#replacement()].
    public Draft<T> replaced(T before, Fields body) {
        refuse(changedReadOnly(before, body));
        return new Draft<>(body, null);
    }

    /// What becomes of an object by a body of [#patch()].
    public Draft<T> patched(T before, Fields body) {
        List<Problem> problems = changedReadOnly(before, body);
        Map<String, JsonValue> merged = new LinkedHashMap<>(body.values());
        writable().forEach(attribute -> {
            Schema schema = attribute.field().schema() instanceof Schema.Nullable(Schema inner)
                ? inner : attribute.field().schema();
            if (schema instanceof Schema.FreeObject bounds
                && attribute.in(body) instanceof JsonValue.Obj patch) {
                JsonValue.Obj whole = MergePatch.merged(object(attribute, before), patch);
                String fault = FreeJson.fault(bounds, whole);
                if (fault != null) {
                    problems.add(Problem.wrong(attribute.name(), "This field, merged, " + fault));
                }
                merged.put(attribute.name(), whole);
            }
        });
        refuse(problems);
        return new Draft<>(new Fields(merged), before);
    }

    private static <T> JsonValue.@Nullable Obj object(Attribute<T, ?> attribute, T before) {
        byte[] text = attribute.printed(before).text().getBytes(StandardCharsets.UTF_8);
        return attribute.getter().of(before) == null ? null : JsonReader.read(text);
    }

    private List<Problem> changedReadOnly(T before, Fields body) {
        List<Problem> problems = new ArrayList<>(0);
        readOnly().forEach(attribute -> {
            JsonValue sent = attribute.in(body);
            if (sent != null && !attribute.shows(before, sent)) {
                problems.add(
                    Problem.wrong(attribute.name(), "This field cannot be changed. Leave it out."));
            }
        });
        return problems;
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(List.copyOf(problems)));
        }
    }

    /// What was changed between two states of an object, of what people may say about it.
    public Changes changes(T before, T after) {
        return changes(before, after, writable());
    }

    /// The same, of what the server says about it.
    public Changes moves(T before, T after, List<Attribute<T, ?>> among) {
        return changes(before, after, among.stream());
    }

    private static <T> Changes changes(T before, T after, Stream<Attribute<T, ?>> among) {
        List<Attribute<T, ?>> changed =
            among.filter(attribute -> !attribute.same(before, after)).toList();
        return new Changes(changed.stream().map(Attribute::name).toList(),
            values(changed, before), values(changed, after));
    }

    private static <T> JsonText values(List<Attribute<T, ?>> attributes, T object) {
        JsonWriter out = new JsonWriter().object();
        attributes.forEach(attribute -> attribute.print(object, out.key(attribute.name())));
        return out.endObject().done();
    }
}
