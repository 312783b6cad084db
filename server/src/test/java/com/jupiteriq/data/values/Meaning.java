package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What a condition means, said without the bytes and hashes that answer it quickly.
public final class Meaning {

    private Meaning() {}

    /// Whether it holds for an item with these attributes.
    ///
    /// @param kind by which a range compares
    public static boolean holds(Condition condition, JsonValue.Obj attributes, IndexKind kind) {
        Operand operand = condition.operands().getFirst();
        List<JsonValue> there = new ArrayList<>();
        Spots.each(attributes, condition.path(), there::add);
        boolean equal = condition.operands().stream().flatMap(each -> each.values().stream())
            .anyMatch(wanted -> there.stream().anyMatch(found -> equal(found, wanted)));
        JsonValue straight = Spots.straight(attributes, condition.path());
        OptionalInt order = condition.op().isRange() ? order(straight, operand, kind) : OptionalInt.empty();
        return switch (condition.op()) {
            case EQ, IN -> equal;
            case NE -> !equal;
            case EXISTS -> there.isEmpty() == condition.negated();
            case GT -> order.isPresent() && order.getAsInt() > 0;
            case GTE -> order.isPresent() && order.getAsInt() >= 0;
            case LT -> order.isPresent() && order.getAsInt() < 0;
            case LTE -> order.isPresent() && order.getAsInt() <= 0;
            case PREFIX -> straight instanceof JsonValue.Str(String text) && text.startsWith(operand.text());
        };
    }

    private static boolean equal(JsonValue found, JsonValue wanted) {
        return found instanceof JsonValue.Num(String one) && wanted instanceof JsonValue.Num(String other)
            ? new BigDecimal(one).compareTo(new BigDecimal(other)) == 0
            : Scalar.isScalar(found) && found.equals(wanted);
    }

    /// Empty where the value is not of the kind.
    private static OptionalInt order(@Nullable JsonValue found, Operand bound, IndexKind kind) {
        return switch (kind) {
            case TEXT -> found instanceof JsonValue.Str(String text)
                ? OptionalInt.of(Arrays.compare(codePoints(text), codePoints(bound.text())))
                : OptionalInt.empty();
            case NUMBER -> found instanceof JsonValue.Num(String number)
                ? OptionalInt.of(new BigDecimal(number).compareTo(new BigDecimal(bound.text())))
                : OptionalInt.empty();
            case TIME -> found == null ? OptionalInt.empty() : Scalar.timeOf(found)
                .map(time -> OptionalInt.of(time.compareTo(time(bound)))).orElse(OptionalInt.empty());
            case WORDS -> throw new IllegalStateException("words have no order");
        };
    }

    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }

    private static Instant time(Operand bound) {
        return Scalar.timeOf(new JsonValue.Str(bound.text())).orElseThrow();
    }
}
