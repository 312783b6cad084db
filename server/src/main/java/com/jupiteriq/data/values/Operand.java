package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import java.util.List;

/// What a condition compares with.
public sealed interface Operand {

    /// A text and nothing else: in quotes, or what reads as nothing else.
    record Text(String text) implements Operand {}

    /// What looks like a number: the number, and the text that is written so.
    record Number(String text) implements Operand {}

    /// `true`, `false` or `null`.
    ///
    /// @param text as it was written
    record Word(String text, JsonValue value) implements Operand {}

    /// As it was written, without quotes.
    String text();

    /// The values that are equal to it.
    default List<JsonValue> values() {
        return switch (this) {
            case Text(String text) -> List.of(new JsonValue.Str(text));
            case Number(String text) -> List.of(new JsonValue.Num(text), new JsonValue.Str(text));
            case Word(String _, JsonValue value) -> List.of(value);
        };
    }
}
