package com.jupiteriq.sla;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.sla.Sla.Credit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The published JSON of what the operator guarantees.
public final class SlaDocument {

    private static final String BELOW = "below";
    private static final String PERCENT = "percent";

    private static final Shape CREDIT = Shape.of("SlaCredit",
        Field.required(BELOW, new Schema.Decimal(), "The availability under which it is owed, in per cent.")
            .example("99.9"),
        Field.required(PERCENT, new Schema.Decimal(), "Per cent of what the month costs.").example("10"));

    private static final Kind<BigDecimal> DECIMAL = new Kind<>(
        new Schema.Decimal(), (number, out) -> out.raw(text(number)), SlaDocument::number);

    private static final Kind<List<Credit>> CREDITS_KIND = new Kind<>(
        new Schema.ListOf(CREDIT.nested(), Sla.MAX_CREDITS), SlaDocument::print, SlaDocument::credits);

    static final Attribute<Sla, BigDecimal> TARGET =
        Attribute.of("target", DECIMAL, Sla::target,
            "How many per cent of the minutes of a month the server is to be there.")
            .required().example("99.9");

    static final Attribute<Sla, List<Credit>> CREDITS =
        Attribute.of("credits", CREDITS_KIND, Sla::credits,
            "What is owed for a month below the target, the highest bound first.")
            .byDefault(List.of())
            .example("[{\"below\":99.9,\"percent\":10},{\"below\":99,\"percent\":25}]");

    public static final Document<Sla> SLA = Document.of("Sla", TARGET, CREDITS,
        Attribute.of("updated_at", Kind.time(), Sla::updatedAt, "When it last changed.").readOnly());

    private SlaDocument() {}

    private static void print(List<Credit> credits, JsonWriter out) {
        out.array();
        credits.forEach(credit -> out.object().field(BELOW, text(credit.below()))
            .field(PERCENT, text(credit.percent())).endObject());
        out.endArray();
    }

    private static JsonText text(BigDecimal number) {
        return new JsonText(number.toPlainString());
    }

    private static List<Credit> credits(JsonValue sent) {
        return sent instanceof JsonValue.Arr(List<JsonValue> items)
            ? items.stream().map(SlaDocument::credit).toList() : List.of();
    }

    private static Credit credit(JsonValue sent) {
        Fields fields = new Fields(sent instanceof JsonValue.Obj(var members) ? members : Map.of());
        return new Credit(number(fields.values().get(BELOW)), number(fields.values().get(PERCENT)));
    }

    private static BigDecimal number(@Nullable JsonValue sent) {
        if (sent instanceof JsonValue.Num(String text)) {
            return new BigDecimal(text);
        }
        throw new IllegalStateException("no number where the schema has found one");
    }
}
