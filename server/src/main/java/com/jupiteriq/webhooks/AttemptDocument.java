package com.jupiteriq.webhooks;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.outbound.OutboundExchange;
import com.jupiteriq.outbound.OutboundHeader;
import com.jupiteriq.outbound.OutboundOutcome;
import com.jupiteriq.outbound.OutboundTimings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The published JSON of an attempt: what was sent, what came back, how long each step took.
///
/// @param exchange null when nothing was sent
record AttemptDocument(
    Instant at,
    String url,
    List<OutboundHeader> headers,
    byte[] body,
    @Nullable OutboundExchange exchange,
    Verdict verdict) {

    /// How much is kept of each body.
    static final int MAX_BODY = 65_536;

    private static final int MAX_HEADER = 65_536;
    private static final int MAX_HEADERS = 1_000;

    private static final Document<OutboundHeader> HEADER = Document.of("DeliveryHeader",
        Attribute.of("name", Kind.text(MAX_HEADER), OutboundHeader::name, "Its name."),
        Attribute.of("value", Kind.text(MAX_HEADER), OutboundHeader::value, "Its value."));

    private static final Kind<List<OutboundHeader>> HEADERS =
        Kind.listOf(Kind.nested(HEADER), MAX_HEADERS);

    private static final Document<Shown> REQUEST = Document.of("DeliveryRequest",
        Attribute.of("url", Kind.text(WebhookDetails.MAX_URL), shown -> shown.attempt.url,
            "Where it was sent to."),
        Attribute.of("headers", HEADERS, shown -> shown.attempt.headers, "What it was sent with."),
        Attribute.<Shown, String>of("body", Kind.text(Integer.MAX_VALUE),
            shown -> shown.text(shown.attempt.body),
            "The payload, up to 64 KiB; null in lists, and when its person was erased.").orNull());

    private static final Document<Received> RESPONSE = Document.of("DeliveryResponse",
        Attribute.of("status", Kind.whole(100, 999), received -> (long) received.answer.status(),
            "The status of the answer."),
        Attribute.of("headers", HEADERS, received -> received.answer.headers(), "The headers of the answer."),
        Attribute.<Received, String>of("body", Kind.text(Integer.MAX_VALUE),
            received -> received.shown.text(received.answer.body()),
            "Its body, up to 64 KiB; null in lists, and when the person was erased.").orNull(),
        Attribute.of("truncated", Kind.flag(), received -> received.answer.truncated(),
            "Whether there was more of it."));

    private static final Document<Verdict> ERROR = Document.of("DeliveryError",
        Attribute.of("class", Kind.text(Schema.oneOf("timeout", "dns", "blocked_address", "refused",
            "unreachable", "reset", "tls", "too_large", "protocol", "redirect", "status", "expired")),
            Verdict::error, "What went wrong."),
        Attribute.of("message", Kind.text(MAX_HEADER), Verdict::message, "A sentence for people."));

    private static final Document<OutboundTimings> TIMINGS = Document.of("DeliveryTimings",
        millis("dns", OutboundTimings::dns, "Looking the name up, in milliseconds."),
        millis("connect", OutboundTimings::connect, "Connecting, in milliseconds."),
        millis("tls", OutboundTimings::tls, "Agreeing on a cipher, in milliseconds."),
        millis("first_byte", OutboundTimings::firstByte, "Until the answer began, in milliseconds."));

    static final Document<Shown> ATTEMPT = Document.of("DeliveryAttempt",
        Attribute.of("at", Kind.time(), shown -> shown.attempt.at, "When it was made."),
        Attribute.<Shown, String>of("address", Kind.text(100), Shown::address,
            "The address that was called; null for none.").orNull(),
        Attribute.of("request", Kind.nested(REQUEST), shown -> shown, "What was sent."),
        Attribute.<Shown, Received>of("response", Kind.nested(RESPONSE), Shown::received,
            "What came back; null for nothing.").orNull(),
        Attribute.<Shown, Verdict>of("error", Kind.nested(ERROR), Shown::fault,
            "What went wrong; null for nothing.").orNull(),
        Attribute.of("duration_ms", Kind.whole(0, Long.MAX_VALUE), Shown::millis, "How long it took."),
        Attribute.of("timings", Kind.nested(TIMINGS), Shown::timings,
            "How long each step took; null for a step not made."));

    /// Everything that was seen.
    JsonText whole() {
        return ATTEMPT.of(new Shown(this, true));
    }

    /// Without the bodies, which are null there.
    JsonText summary() {
        return ATTEMPT.of(new Shown(this, false));
    }

    /// The summary of an attempt about a person who was erased. What came back may have repeated what was
    /// sent: of it only the status stays.
    static String erased(String summary) {
        Fields told = fields(JsonReader.read(summary.getBytes(StandardCharsets.UTF_8)));
        JsonWriter out = new JsonWriter().object();
        told.values().forEach((name, value) -> {
            if (name.equals("response") && value instanceof JsonValue.Obj response) {
                out.key(name).object().field("status", fields(response).whole("status", 0))
                    .field("headers", List.of()).nothing("body").field("truncated", true).endObject();
            } else {
                out.field(name, value.compact());
            }
        });
        return out.endObject().toString();
    }

    private static Fields fields(JsonValue.Obj object) {
        return new Fields(object.members());
    }

    /// An attempt with its bodies or without.
    record Shown(AttemptDocument attempt, boolean bodies) {

        private static final OutboundTimings NONE = new OutboundTimings(null, null, null, null);

        @Nullable String address() {
            return attempt.exchange == null ? null : attempt.exchange.address();
        }

        /// What came, be it only a part.
        @Nullable Received received() {
            OutboundOutcome.Answered answer = attempt.exchange == null ? null
                : switch (attempt.exchange.outcome()) {
                    case OutboundOutcome.Answered whole -> whole;
                    case OutboundOutcome.Broken broken -> broken.partial();
                };
            return answer == null ? null : new Received(this, answer);
        }

        @Nullable Verdict fault() {
            return attempt.verdict.taken() ? null : attempt.verdict;
        }

        long millis() {
            return attempt.exchange == null ? 0 : attempt.exchange.duration().toMillis();
        }

        OutboundTimings timings() {
            return attempt.exchange == null ? NONE : attempt.exchange.timings();
        }

        /// As UTF-8; what is none is replaced.
        @Nullable String text(byte[] body) {
            return bodies
                ? new String(body, 0, Math.min(body.length, MAX_BODY), StandardCharsets.UTF_8) : null;
        }
    }

    record Received(Shown shown, OutboundOutcome.Answered answer) {}

    private static Attribute<OutboundTimings, Long> millis(
        String step, Attribute.Getter<OutboundTimings, Duration> time, String about) {
        return Attribute.<OutboundTimings, Long>of(step, Kind.whole(0, Long.MAX_VALUE), timings -> {
            Duration took = time.of(timings);
            return took == null ? null : took.toMillis();
        }, about).orNull();
    }
}
