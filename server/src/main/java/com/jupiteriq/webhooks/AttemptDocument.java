package com.jupiteriq.webhooks;

import com.jupiteriq.json.JsonWriter;
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

    /// Everything that was seen.
    JsonText whole() {
        return written(true);
    }

    /// Without the bodies, which are null there.
    JsonText summary() {
        return written(false);
    }

    private JsonText written(boolean bodies) {
        JsonWriter out = new JsonWriter()
            .object()
            .field("at", at)
            .field("address", exchange == null ? null : exchange.address())
            .key("request")
            .object()
            .field("url", url);
        headers(headers, out).field("body", bodies ? text(body) : null).endObject();
        response(out, bodies);
        error(out);
        OutboundTimings timings = exchange == null ? null : exchange.timings();
        Duration took = exchange == null ? Duration.ZERO : exchange.duration();
        out.field("duration_ms", took.toMillis()).key("timings").object();
        millis("dns", timings == null ? null : timings.dns(), out);
        millis("connect", timings == null ? null : timings.connect(), out);
        millis("tls", timings == null ? null : timings.tls(), out);
        millis("first_byte", timings == null ? null : timings.firstByte(), out);
        return out.endObject().endObject().done();
    }

    private void response(JsonWriter out, boolean bodies) {
        out.key("response");
        OutboundOutcome.Answered answered = exchange == null ? null : answered(exchange.outcome());
        if (answered != null) {
            out.object().field("status", answered.status());
            headers(answered.headers(), out)
                .field("body", bodies ? text(answered.body()) : null)
                .field("truncated", answered.truncated())
                .endObject();
        } else {
            out.text(null);
        }
    }

    /// What came, be it only a part.
    private static OutboundOutcome.@Nullable Answered answered(OutboundOutcome outcome) {
        return switch (outcome) {
            case OutboundOutcome.Answered whole -> whole;
            case OutboundOutcome.Broken broken -> broken.partial();
        };
    }

    private void error(JsonWriter out) {
        out.key("error");
        if (verdict.taken()) {
            out.text(null);
        } else {
            out.object()
                .field("class", verdict.error())
                .field("message", verdict.message())
                .endObject();
        }
    }

    private static JsonWriter headers(List<OutboundHeader> headers, JsonWriter out) {
        out.key("headers").array();
        for (OutboundHeader header : headers) {
            out.object().field("name", header.name()).field("value", header.value()).endObject();
        }
        return out.endArray();
    }

    private static void millis(String name, @Nullable Duration time, JsonWriter out) {
        if (time == null) {
            out.nothing(name);
        } else {
            out.field(name, time.toMillis());
        }
    }

    /// As UTF-8; what is none is replaced.
    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, MAX_BODY), StandardCharsets.UTF_8);
    }
}
