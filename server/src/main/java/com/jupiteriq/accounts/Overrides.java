package com.jupiteriq.accounts;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Caller.Entitled;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was agreed with an account in place of what its plan has.
///
/// @param quotas their numbers by their names
/// @param gates whether a feature is open, by its name
public record Overrides(SortedMap<String, Long> quotas, SortedMap<String, Boolean> gates) {

    /// The numbers by the names of quotas; null for that of the plan.
    public static final Shape QUOTAS = new Shape("AgreedQuotas", PlanQuota.words().stream()
        .map(word -> Field.optional(word, new Schema.Whole(0, PlanQuota.MAX).orNull(),
            "In place of that of the plan; null for that again.")).toList());

    /// The features by their names; null for what the plan says.
    public static final Shape GATES = new Shape("AgreedGates", Feature.words().stream()
        .map(word -> Field.optional(word, new Schema.Flag().orNull(),
            "Whether it is open, whatever the plan says; null for what that says.")).toList());

    private static final char OPEN = '+';
    private static final char CLOSED = '-';

    public Overrides {
        quotas = Collections.unmodifiableSortedMap(new TreeMap<>(quotas));
        gates = Collections.unmodifiableSortedMap(new TreeMap<>(gates));
    }

    static Overrides none() {
        return new Overrides(new TreeMap<>(), new TreeMap<>());
    }

    /// From the columns `quotas` and `gates` of `accounts`.
    public static Overrides stored(String[] quotas, String[] gates) {
        SortedMap<String, Boolean> said = new TreeMap<>();
        for (String gate : gates) {
            said.put(gate.substring(1), gate.charAt(0) == OPEN);
        }
        return new Overrides(numbers(quotas), said);
    }

    /// Of texts such as `users 500`.
    public static SortedMap<String, Long> numbers(String[] texts) {
        SortedMap<String, Long> numbers = new TreeMap<>();
        for (String text : texts) {
            int space = text.indexOf(' ');
            numbers.put(text.substring(0, space), Long.valueOf(text.substring(space + 1)));
        }
        return numbers;
    }

    /// As it is stored.
    public static String[] texts(Map<String, Long> numbers) {
        return numbers.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue()).toArray(String[]::new);
    }

    String[] storedGates() {
        return gates.entrySet().stream()
            .map(entry -> (entry.getValue() ? OPEN : CLOSED) + entry.getKey()).toArray(String[]::new);
    }

    /// The same with other numbers, of a body that fits [#QUOTAS].
    public Overrides withQuotas(JsonValue body) {
        SortedMap<String, Long> changed = new TreeMap<>(quotas);
        members(body).forEach((word, value) -> put(changed, word,
            value instanceof JsonValue.Num(String text)
                ? (Long) new BigDecimal(text).longValueExact() : null));
        return new Overrides(changed, gates);
    }

    /// The same with other gates, of a body that fits [#GATES].
    public Overrides withGates(JsonValue body) {
        SortedMap<String, Boolean> changed = new TreeMap<>(gates);
        members(body).forEach((word, value) -> put(changed, word,
            value instanceof JsonValue.Bool(boolean open) ? (Boolean) open : null));
        return new Overrides(quotas, changed);
    }

    private static <V> void put(Map<String, V> values, String word, @Nullable V value) {
        if (value == null) {
            values.remove(word);
        } else {
            values.put(word, value);
        }
    }

    private static Map<String, JsonValue> members(JsonValue body) {
        return body instanceof JsonValue.Obj(var members) ? members : Map.of();
    }

    void printQuotas(JsonWriter out) {
        out.object();
        quotas.forEach((word, number) -> out.field(word, (long) number));
        out.endObject();
    }

    void printGates(JsonWriter out) {
        out.object();
        gates.forEach((word, open) -> out.field(word, (boolean) open));
        out.endObject();
    }

    /// What an account of this plan may use.
    ///
    /// @param most the plan's numbers by the names of quotas
    /// @param open the features that the plan opens
    public Entitled over(Plan plan, Map<String, Long> most, Set<String> open) {
        Map<String, Long> all = new HashMap<>(most);
        all.putAll(quotas);
        return new Entitled(plan.word(), Map.copyOf(all), Feature.words().stream()
            .filter(word -> !gates.getOrDefault(word, open.contains(word)))
            .collect(Collectors.toUnmodifiableSet()));
    }
}
