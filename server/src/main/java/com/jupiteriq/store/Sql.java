package com.jupiteriq.store;

/// One statement with its parameters, all of a type the driver can name: `String`, `Integer`, `Long`,
/// `Short`, `Boolean`, `UUID`, `Instant`, `byte[]`, `String[]` or, for null, a [Null]. An untyped parameter
/// would make the driver ask the server and split the composite (decision D8).
public record Sql(String text, Object... parameters) {

    public static Sql of(String text, Object... parameters) {
        return new Sql(text, parameters);
    }

    /// A null with its type.
    public enum Null { TEXT, UUID, TIMESTAMP, BYTES }

    /// The value, or a null of that type.
    public static Object orNull(@org.jspecify.annotations.Nullable Object value, Null type) {
        return value == null ? type : value;
    }
}
