package com.jupiteriq.plans;

import com.jupiteriq.accounts.Feature;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.accounts.PlanQuota;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.limits.Rate;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The published JSON of a plan.
public final class PlanDocument {

    private static final String PER_MINUTE = "requests_per_minute";
    private static final String QUOTAS = "quotas";
    private static final String GATES = "gates";

    private static final Shape NUMBERS = new Shape("PlanQuotas", PlanQuota.words().stream()
        .map(word -> Field.optional(word, new Schema.Whole(0, PlanQuota.MAX).orNull(),
            "How many there may be in each environment; null for any number.")).toList());

    private static final Shape OPEN = new Shape("PlanGates", Feature.words().stream()
        .map(word -> Field.optional(word, new Schema.Flag(), "Whether it is open.")).toList());

    private static final Kind<Long> RATE = Kind.whole(1, Rate.MAX_REQUESTS);

    public static final Document<PlanTerms> PLAN = Document.of("Plan",
        Attribute.of("name", Kind.word(Plan.values(), Plan::word), PlanTerms::plan, "Its name.").readOnly(),
        Attribute.of(PER_MINUTE, RATE, PlanTerms::requestsPerMinute,
            "Of an account, and of each of its keys without a limit of its own."),
        Attribute.of(QUOTAS, new Kind<>(NUMBERS.nested(), PlanDocument::printQuotas, null),
            (PlanTerms plan) -> plan.quotas(), "How much each environment of an account may have."),
        Attribute.of(GATES, new Kind<>(OPEN.nested(), PlanDocument::printGates, null),
            (PlanTerms plan) -> plan.gates(), "What is open."),
        Attribute.of("updated_at", Kind.time(), PlanTerms::updatedAt, "When it last changed.").readOnly());

    /// What the operator says of a plan; what is left out stays.
    public static final Shape PATCH = Shape.of("PlanPatch",
        Field.optional(PER_MINUTE, RATE.schema(), "Of an account.").example("500"),
        Field.optional(QUOTAS, NUMBERS.nested(), "How much there may be.").example("{\"webhooks\":20}"),
        Field.optional(GATES, OPEN.nested(), "What is open.").example("{\"zapier\":true}"));

    private PlanDocument() {}

    /// What a body that fits [#PATCH] makes of a plan.
    static PlanTerms changed(PlanTerms before, Fields body) {
        SortedMap<String, Long> quotas = new TreeMap<>(before.quotas());
        members(body, QUOTAS).forEach((word, value) -> {
            if (value instanceof JsonValue.Num(String text)) {
                quotas.put(word, new BigDecimal(text).longValueExact());
            } else {
                quotas.remove(word);
            }
        });
        SortedSet<String> open = new TreeSet<>(before.gates());
        members(body, GATES).forEach((word, value) -> {
            if (value instanceof JsonValue.Bool(boolean isOpen) && isOpen) {
                open.add(word);
            } else {
                open.remove(word);
            }
        });
        return before.with(body.whole(PER_MINUTE, before.requestsPerMinute()), quotas, open);
    }

    private static Map<String, JsonValue> members(Fields body, String name) {
        return body.values().get(name) instanceof JsonValue.Obj(Map<String, JsonValue> members)
            ? members : Map.of();
    }

    private static void printQuotas(SortedMap<String, Long> quotas, JsonWriter out) {
        out.object();
        PlanQuota.words().forEach(word -> out.key(word).number(quotas.get(word)));
        out.endObject();
    }

    private static void printGates(SortedSet<String> open, JsonWriter out) {
        out.object();
        Feature.words().forEach(word -> out.field(word, open.contains(word)));
        out.endObject();
    }
}
