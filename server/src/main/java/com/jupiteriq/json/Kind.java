package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.text.EmailAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedCollection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What values of a Java type are in JSON: which may come in, how they are printed, and how one is read that
/// [ShapeReader] has found to fit the schema.
///
/// @param reader null when such a value is only ever printed
public record Kind<V>(Schema schema, Printer<V> printer, @Nullable Reader<V> reader) {

    @FunctionalInterface
    public interface Printer<V> {
        void print(V value, JsonWriter out);
    }

    @FunctionalInterface
    public interface Reader<V> {
        V read(JsonValue sent);
    }

    /// Text of any length up to a bound in code points.
    public static Kind<String> text(int max) {
        return text(Schema.text(max));
    }

    public static Kind<String> nonEmpty(int max) {
        return text(Schema.nonEmpty(max));
    }

    /// One line with something to see in it.
    public static Kind<String> line(int max) {
        return text(new Schema.Line(max));
    }

    /// An address as it was written, but for the spaces around it.
    public static Kind<String> email() {
        return text(Schema.email(), sent -> string(sent).strip());
    }

    /// An address as mail is sent to it, its domain in A-labels.
    public static Kind<String> mailbox() {
        return text(Schema.email(), sent -> EmailAddress.parse(string(sent).strip()).orElseThrow().text());
    }

    /// Text of which the schema says what it may be.
    public static Kind<String> text(Schema schema) {
        return text(schema, Kind::string);
    }

    private static Kind<String> text(Schema schema, Reader<String> reader) {
        return new Kind<>(schema, (value, out) -> out.text(value), reader);
    }

    /// The public form of a UUID, `wh_…` (decision C09).
    public static Kind<UUID> id(String prefix) {
        return new Kind<>(Schema.typeId(prefix),
            (id, out) -> out.text(TypeId.of(prefix, id)),
            sent -> TypeId.parse(prefix, string(sent)).orElseThrow());
    }

    /// One of a few values that are written as words.
    public static <E> Kind<E> word(E[] values, Function<E, String> word) {
        List<String> words = Arrays.stream(values).map(word).toList();
        return new Kind<>(new Schema.OneOf(words),
            (value, out) -> out.text(word.apply(value)),
            sent -> values[words.indexOf(string(sent))]);
    }

    /// A set of texts in the order in which they were sent; what is sent twice counts once.
    public static Kind<List<String>> texts(Schema item, int max) {
        return new Kind<>(new Schema.ListOf(item, max), (values, out) -> out.texts(values), Kind::strings);
    }

    /// Public forms of UUIDs as they were sent, also what is sent twice.
    public static Kind<List<UUID>> ids(String prefix, int max) {
        Kind<UUID> id = id(prefix);
        return new Kind<>(new Schema.ListOf(id.schema, max), listOf(id, max).printer,
            sent -> items(sent).stream().map(id::read).toList());
    }

    public static Kind<Boolean> flag() {
        return new Kind<>(new Schema.Flag(),
            (value, out) -> out.bool(value),
            sent -> sent instanceof JsonValue.Bool(boolean value) && value);
    }

    public static Kind<Long> whole(long min, long max) {
        return new Kind<>(new Schema.Whole(min, max), (value, out) -> out.number(value), Kind::number);
    }

    /// A point in time, printed in whole seconds (decision D5).
    public static Kind<Instant> time() {
        return new Kind<>(Schema.timestamp(),
            (value, out) -> out.time(value),
            sent -> Times.timestamp(string(sent)).orElseThrow());
    }

    /// A point in time as a filter takes it: a date (its start in UTC) or a timestamp (decision C52).
    public static Kind<Instant> dateOrTime() {
        return new Kind<>(new Schema.DateOrTime(),
            (value, out) -> out.time(value),
            sent -> Times.parse(string(sent)).orElseThrow());
    }

    /// Any object, its keys and numbers kept as sent.
    public static Kind<JsonText> object(int maxBytes, int maxDepth) {
        return object(new Schema.FreeObject(maxBytes, maxDepth));
    }

    public static Kind<JsonText> object(Schema.FreeObject bounds) {
        return new Kind<>(bounds, (value, out) -> out.raw(value), JsonValue::compact);
    }

    /// JSON that somebody else has printed.
    public static Kind<JsonText> printed(Schema schema) {
        return new Kind<>(schema, (value, out) -> out.raw(value), JsonValue::compact);
    }

    /// An object of its own inside another.
    public static <N> Kind<N> nested(Document<N> document) {
        return new Kind<>(document.shape().nested(), document::print, null);
    }

    public static <V> Kind<List<V>> listOf(Kind<V> item, int max) {
        return new Kind<>(new Schema.ListOf(item.schema(), max), (values, out) -> {
            out.array();
            values.forEach(value -> item.printer().print(value, out));
            out.endArray();
        }, null);
    }

    /// What a text stands for in a query; it is never printed.
    public <W> Kind<W> as(Function<V, W> meaning) {
        return new Kind<>(schema, (value, out) -> {
            throw new IllegalStateException("a value that is only read was to be printed");
        }, sent -> meaning.apply(read(sent)));
    }

    /// The same values, of which fewer may come in.
    public Kind<V> within(Schema narrower) {
        return new Kind<>(narrower, printer, reader);
    }

    public V read(JsonValue sent) {
        if (reader == null) {
            throw new IllegalStateException("a value that is only printed was to be read");
        }
        return reader.read(sent);
    }

    /// The value that a query parameter stands for.
    public V parse(String text) {
        return read(switch (schema) {
            case Schema.Whole _ -> new JsonValue.Num(text);
            case Schema.Flag _ -> new JsonValue.Bool(Boolean.parseBoolean(text));
            default -> new JsonValue.Str(text);
        });
    }

    public JsonText json(V value) {
        JsonWriter out = new JsonWriter();
        printer.print(value, out);
        return out.done();
    }

    /// What was sent as this server prints it: a time without its fraction, say.
    JsonText asPrinted(JsonValue sent) {
        return reader == null || sent instanceof JsonValue.Null ? sent.compact() : json(reader.read(sent));
    }

    private static String string(JsonValue sent) {
        if (sent instanceof JsonValue.Str(String value)) {
            return value;
        }
        throw new IllegalStateException("no text where the schema has found one");
    }

    private static long number(JsonValue sent) {
        if (sent instanceof JsonValue.Num(String text)) {
            return new BigDecimal(text).longValueExact();
        }
        throw new IllegalStateException("no number where the schema has found one");
    }

    private static List<String> strings(JsonValue sent) {
        SequencedCollection<String> texts = new LinkedHashSet<>();
        items(sent).forEach(item -> texts.add(string(item)));
        return List.copyOf(new ArrayList<>(texts));
    }

    private static List<JsonValue> items(JsonValue sent) {
        return sent instanceof JsonValue.Arr(List<JsonValue> items) ? items : List.of();
    }
}
