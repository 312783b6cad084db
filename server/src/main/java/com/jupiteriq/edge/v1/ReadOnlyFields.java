package com.jupiteriq.edge.v1;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Times;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Read-only fields of a patch: they may come back as they were read (decision D15).
public final class ReadOnlyFields<T> {

    private final Fields body;
    private final Supplier<T> current;
    private final List<Problem> problems = new ArrayList<>(0);
    private @Nullable T object;

    /// @param current reads the object; only called when the body has such a field
    public ReadOnlyFields(Fields body, Supplier<T> current) {
        this.body = body;
        this.current = current;
    }

    /// @param same whether the text that was sent is the object's
    public ReadOnlyFields<T> text(String field, BiPredicate<T, String> same) {
        return check(field, read -> same.test(read, body.requiredText(field)));
    }

    public ReadOnlyFields<T> number(String field, ToLongFunction<T> value) {
        return check(field, read -> body.values().get(field) instanceof JsonValue.Num(String text)
            && text.equals(Long.toString(value.applyAsLong(read))));
    }

    /// Equal as times are printed, in whole seconds.
    public ReadOnlyFields<T> time(String field, Function<T, @Nullable Instant> value) {
        return check(field, read -> {
            String sent = body.text(field);
            Instant stored = value.apply(read);
            return Objects.equals(
                sent == null ? null : Times.parse(sent).map(JsonWriter::timestamp).orElse(sent),
                stored == null ? null : JsonWriter.timestamp(stored));
        });
    }

    /// Refuses with every field that has another value.
    public void refuseChanged() {
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }

    private ReadOnlyFields<T> check(String field, Function<T, Boolean> same) {
        if (body.has(field)) {
            T read = object == null ? current.get() : object;
            object = read;
            if (!same.apply(read)) {
                problems.add(Problem.wrong(field, "This field cannot be changed. Leave it out."));
            }
        }
        return this;
    }
}
