package com.jupiteriq.customers;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The published JSON of a payment, and what subscribers hear of it.
public final class PaymentDocument {

    private static final int MAX_REFERENCE = 100;
    private static final long MAX_AMOUNT = 1_000_000_000_000L;

    private static final Attribute<Payment, Payment.Outcome> OUTCOME =
        Attribute.of("outcome", Kind.word(Payment.Outcome.values(), Payment.Outcome::word), Payment::outcome,
            "What became of it.").required().example("\"succeeded\"");

    private static final Attribute<Payment, Long> AMOUNT =
        Attribute.of("amount_minor", Kind.whole(1, MAX_AMOUNT), Payment::amountMinor,
            "How much, in the smallest unit of the currency.").required().example("4900");

    private static final Attribute<Payment, String> CURRENCY =
        Attribute.of("currency", Kind.text(new Schema.Patterned("^[A-Z]{3}$")), Payment::currency,
            "Three capital letters (ISO 4217).").required().example("\"EUR\"");

    static final Attribute<Payment, String> REFERENCE =
        Attribute.of("reference", Kind.text(new Schema.Line(MAX_REFERENCE)), Payment::reference,
            "What the billing calls it; no other payment of the account has it.")
            .required().example("\"INV-2025-0142\"");

    public static final Document<Payment> PAYMENT = Document.of("Payment",
        Attribute.of("id", Kind.id(Payment.PREFIX), Payment::id, "Its public id.").readOnly(),
        OUTCOME, AMOUNT, CURRENCY, REFERENCE,
        Attribute.of("created_at", Kind.time(), Payment::createdAt, "When it was told.").readOnly());

    private PaymentDocument() {}

    static Payment made(UUID id, Draft<Payment> draft, Instant now) {
        return new Payment(
            id, draft.get(REFERENCE), draft.get(OUTCOME), draft.get(AMOUNT), draft.get(CURRENCY), now);
    }

    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        return EventTypes.of(
            new EventType(told(sample(Payment.Outcome.SUCCEEDED, at)), at, "A payment has succeeded.",
                List.of()),
            new EventType(told(sample(Payment.Outcome.FAILED, at)), at, "A payment has failed.", List.of()));
    }

    private static Payment sample(Payment.Outcome outcome, Instant at) {
        return new Payment(EventType.SAMPLE_ID, "INV-2025-0142", outcome, 4_900, "EUR", at);
    }

    static Event told(Payment payment) {
        return new Event("payment." + payment.outcome().word(), new JsonWriter()
            .object()
            .field("id", payment.publicId())
            .field("type", "payment")
            .field("attributes", PAYMENT.of(payment))
            .endObject()
            .done());
    }
}
