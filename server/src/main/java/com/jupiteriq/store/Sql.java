package com.jupiteriq.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// One statement with its parameters, all of a type the driver can name: `String`, `Integer`, `Long`,
/// `Short`, `Boolean`, `UUID`, `Instant`, `LocalDate`, `byte[]`, `String[]`, an [Array] or, for null, a
/// [Null]. An untyped parameter would make the driver ask the server and split the composite (decision D8).
public record Sql(String text, Object... parameters) {

    public static Sql of(String text, Object... parameters) {
        return new Sql(text, parameters);
    }

    /// As the driver takes it.
    public static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /// An array of PostgreSQL.
    ///
    /// @param type of each value, such as `uuid`
    /// @param values as text; of `bytea` as bytes
    public record Array(String type, Object[] values) {}

    /// A null with its type.
    public enum Null { TEXT, LONG, UUID, TIMESTAMP, BYTES }

    /// The value, or a null of that type.
    public static Object orNull(@Nullable Object value, Null type) {
        return value == null ? type : value;
    }
}
