package com.jupiteriq.analytics.series;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// What each point of a series says.
///
/// @param none what it says of an interval in which nothing happened
public record Column(Field field, JsonValue none) {

    private static final JsonValue NULL = new JsonValue.Null();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    /// How many there were.
    public static Column count(String name, String about) {
        return new Column(Field.optional(name, new Schema.Whole(0, Long.MAX_VALUE), about), whole(0));
    }

    /// What is not known when there was nothing.
    public static Column measure(String name, Schema schema, String about) {
        return new Column(Field.optional(name, schema.orNull(), about), NULL);
    }

    public String name() {
        return field.name();
    }

    public static JsonValue whole(long number) {
        return new JsonValue.Num(Long.toString(number));
    }

    /// Microseconds as milliseconds.
    public static JsonValue millis(long micros) {
        return decimal(BigDecimal.valueOf(micros, 3));
    }

    /// How many per cent of all did not fail, cut and never rounded up to all of them; null when there were
    /// none.
    public static JsonValue percent(long count, long failed) {
        return count == 0 ? NULL : decimal(BigDecimal.valueOf(count - failed).multiply(HUNDRED)
            .divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.FLOOR));
    }

    public static JsonValue wholeOrNull(@Nullable Long number) {
        return number == null ? NULL : whole(number);
    }

    private static JsonValue decimal(BigDecimal number) {
        return new JsonValue.Num(number.stripTrailingZeros().toPlainString());
    }
}
