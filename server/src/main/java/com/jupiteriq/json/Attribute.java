package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A field of a [Document], which is also the key by which a [Draft] is asked for it: its name, what it may
/// be, who may set it, and where the value of an object lies.
///
/// @param field as it is sent when an object is made
/// @param getter null is printed as `null`, or as `none` where there is one
/// @param byDefault what it is when nobody says
/// @param none what null is printed as, for a field that is never null on the wire
/// @param synonym another name that a body may use for it
public record Attribute<T, V>(
    Field field,
    Kind<V> kind,
    Use use,
    Getter<T, V> getter,
    @Nullable V byDefault,
    @Nullable V none,
    @Nullable Field synonym) {

    /// Of a text of the wrong form that comes back for a read-only field.
    private static final int MAX_RETURNED = 100;

    public enum Use {
        /// Set when the object is made, and changed at will.
        WRITABLE,
        /// Set by the server; may be sent back as it was read.
        READ_ONLY,
        /// Set when the object is made, and never shown.
        WRITE_ONLY
    }

    @FunctionalInterface
    public interface Getter<T, V> {
        @Nullable V of(T object);
    }

    /// A field that may be left out and is never null.
    ///
    /// @param about one sentence for the documentation
    public static <T, V> Attribute<T, V> of(String name, Kind<V> kind, Getter<T, V> getter, String about) {
        return new Attribute<>(Field.optional(name, kind.schema(), about), kind, Use.WRITABLE, getter,
            null, null, null);
    }

    public String name() {
        return field.name();
    }

    /// An object cannot be made without it.
    public Attribute<T, V> required() {
        return with(new Field(name(), field.schema(), true, false, field.about(), field.example()));
    }

    public Attribute<T, V> readOnly() {
        return new Attribute<>(field, kind, Use.READ_ONLY, getter, byDefault, none, synonym);
    }

    public Attribute<T, V> writeOnly() {
        return new Attribute<>(field, kind, Use.WRITE_ONLY, getter, byDefault, none, synonym);
    }

    /// It can be null, which is what it is without a value.
    public Attribute<T, V> orNull() {
        return with(new Field(name(), field.schema().orNull(), field.required(), false, field.about(),
            field.example()));
    }

    /// What it is when an object is made without it, and again when it is cleared.
    public Attribute<T, V> byDefault(V value) {
        return new Attribute<>(field.byDefault(kind.json(value).text()), kind, use, getter, value, none,
            synonym);
    }

    /// What it looks like when there is none.
    public Attribute<T, V> noneAs(V value) {
        return new Attribute<>(field.byDefault(kind.json(value).text()), kind, use, getter, null, value,
            synonym);
    }

    /// @param json a JSON value as text, quotes included
    public Attribute<T, V> example(String json) {
        return with(field.example(json));
    }

    /// Another name in bodies. Both may be sent, but not with different values.
    public Attribute<T, V> alsoCalled(String other, String about) {
        return new Attribute<>(field, kind, use, getter, byDefault, none,
            Field.optional(other, field.schema(), about));
    }

    /// The same field of something that holds such an object.
    public <S> Attribute<S, V> of(Function<S, T> holder) {
        return new Attribute<>(
            field, kind, use, object -> getter.of(holder.apply(object)), byDefault, none, synonym);
    }

    /// The same field with fewer values.
    public Attribute<T, V> within(Schema narrower) {
        return new Attribute<>(
            new Field(name(), narrower, field.required(), false, field.about(), field.example(),
                field.byDefault()),
            kind.within(narrower), use, getter, byDefault, none, synonym);
    }

    private Attribute<T, V> with(Field changed) {
        return new Attribute<>(changed, kind, use, getter, byDefault, none, synonym);
    }

    void print(T object, JsonWriter out) {
        V value = getter.of(object);
        if (value == null) {
            value = none;
        }
        if (value == null) {
            out.text(null);
        } else {
            kind.printer().print(value, out);
        }
    }

    JsonText printed(T object) {
        JsonWriter out = new JsonWriter();
        print(object, out);
        return out.done();
    }

    /// Whether two objects look alike in this field.
    boolean same(T one, T other) {
        V a = getter.of(one);
        V b = getter.of(other);
        return a == b || a != null && a.equals(b) || printed(one).equals(printed(other));
    }

    /// Whether what was sent is what the object shows.
    boolean shows(T object, JsonValue sent) {
        boolean formed = !(sent instanceof JsonValue.Str(String text))
            || TextRule.fault(field.schema(), text) == null;
        return formed && printed(object).equals(kind.asPrinted(sent));
    }

    /// What stands in a body for it; null when the body does not have it.
    @Nullable JsonValue in(Fields body) {
        JsonValue sent = body.values().get(name());
        return sent == null && synonym != null ? body.values().get(synonym.name()) : sent;
    }

    V read(JsonValue sent) {
        return kind.read(sent);
    }

    /// In an answer it is always there.
    Field answered() {
        return new Field(name(), field.schema(), true, false, field.about(), field.example());
    }

    /// When an object is made or replaced.
    Field whole() {
        return new Field(name(), accepted(), field.required() && synonym == null, false, field.about(),
            field.example(), field.byDefault());
    }

    /// In a merge patch, where what is absent stays.
    Field part() {
        return new Field(name(), accepted(), false, false, field.about(), field.example());
    }

    /// What the server sets, when it comes back. Texts of another form are other values, and are told
    /// together with those of the right one.
    Field returned() {
        boolean formed = field.schema() instanceof Schema.Patterned;
        return Field.readOnly(name(), formed ? Schema.text(MAX_RETURNED) : field.schema(), field.about());
    }

    /// A list or an object that is empty by default is cleared by null.
    private Schema accepted() {
        Schema schema = field.schema();
        boolean empties = schema instanceof Schema.ListOf || schema instanceof Schema.FreeObject;
        return empties && (byDefault != null || none != null) ? schema.orNull() : schema;
    }
}
