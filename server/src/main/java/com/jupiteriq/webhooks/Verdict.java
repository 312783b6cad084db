package com.jupiteriq.webhooks;

import com.jupiteriq.outbound.HttpDate;
import com.jupiteriq.outbound.OutboundHeader;
import com.jupiteriq.outbound.OutboundOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an attempt ended, in the receiver's terms (decision C30): only 2xx is a success.
///
/// @param error the class of what went wrong, null for a success
/// @param message a sentence for people, null for a success
/// @param retryAfter how long the receiver asked to be left alone, null when it did not
/// @param slows whether the whole endpoint is to be called more slowly
/// @param gone whether the receiver asked never to be called again
record Verdict(
    @Nullable String error,
    @Nullable String message,
    @Nullable Duration retryAfter,
    boolean slows,
    boolean gone) {

    private static final Verdict TAKEN = new Verdict(null, null, null, false, false);
    private static final Set<Integer> SLOWING = Set.of(429, 502, 503, 504);
    private static final int GONE = 410;

    static final Verdict NO_EVENT = failed("expired", "The event is no longer kept.");

    static Verdict of(OutboundOutcome outcome, Instant now) {
        return switch (outcome) {
            case OutboundOutcome.Answered answered -> answered(answered, now);
            case OutboundOutcome.Broken broken -> failed(broken.error().word(), broken.message());
        };
    }

    boolean taken() {
        return error == null;
    }

    private static Verdict answered(OutboundOutcome.Answered answered, Instant now) {
        int status = answered.status();
        if (status >= 200 && status < 300) {
            return TAKEN;
        }
        if (status >= 300 && status < 400) {
            return failed("redirect", "The receiver redirected the delivery; redirects are not followed.");
        }
        return new Verdict("status", "The receiver answered " + status + " instead of 2xx.",
            retryAfter(answered.headers(), now), SLOWING.contains(status), status == GONE);
    }

    private static Verdict failed(String error, String message) {
        return new Verdict(error, message, null, false, false);
    }

    /// Seconds or an [HttpDate] (RFC 9110 section 10.2.3); what is neither counts as nothing.
    private static @Nullable Duration retryAfter(List<OutboundHeader> headers, Instant now) {
        for (OutboundHeader header : headers) {
            if (header.name().equalsIgnoreCase("Retry-After")) {
                return wait(header.value().strip(), now);
            }
        }
        return null;
    }

    private static @Nullable Duration wait(String value, Instant now) {
        if (value.matches("[0-9]{1,18}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        return HttpDate.parse(value, now)
            .filter(date -> date.isAfter(now))
            .map(date -> Duration.between(now, date))
            .orElse(null);
    }
}
