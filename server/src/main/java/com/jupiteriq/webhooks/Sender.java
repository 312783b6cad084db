package com.jupiteriq.webhooks;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.outbound.Outbound;
import com.jupiteriq.outbound.OutboundBounds;
import com.jupiteriq.outbound.OutboundExchange;
import com.jupiteriq.outbound.OutboundHeader;
import com.jupiteriq.outbound.OutboundRequest;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.webhooks.Claimed.Message;
import com.jupiteriq.webhooks.Settled.Health;
import com.jupiteriq.webhooks.Settled.Next;
import com.jupiteriq.webhooks.formats.Formats;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes one attempt of a delivery: signs, sends, judges what came back, and says what happens next.
final class Sender {

    /// For DNS, connect, TLS, headers and body together (002:379).
    static final Duration DEADLINE = Duration.ofSeconds(30);

    /// How much of an answer is read at most, decompressed; an attempt keeps less of it.
    static final int READ_BYTES = 1 << 20;

    /// How long an endpoint is left alone that answers 429, 502, 503 or 504 without saying how long.
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final OutboundBounds BOUNDS =
        new OutboundBounds(DEADLINE, AttemptDocument.MAX_BODY, READ_BYTES);
    private static final byte[] NOTHING = {};

    private final Outbound outbound;
    private final WebhookPolicy policy;
    private final Formats formats;
    private final Vault vault;
    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final Ids ids;

    Sender(Outbound outbound, WebhookPolicy policy, Formats formats, Vault vault, RetrySchedule schedule,
        InstantSource clock, Ids ids) {
        this.outbound = outbound;
        this.policy = policy;
        this.formats = formats;
        this.vault = vault;
        this.schedule = schedule;
        this.clock = clock;
        this.ids = ids;
    }

    Settled attempt(Claimed claimed) {
        Message message = claimed.opened(vault, formats);
        Instant at = clock.instant();
        JsonText body = message.body();
        if (body == null) {
            // nothing was sent, so the endpoint stays as it was
            AttemptDocument unsent =
                new AttemptDocument(at, message.url(), List.of(), NOTHING, null, Verdict.NO_EVENT);
            return settled(claimed, unsent, new Next.GivenUp(),
                new Health(claimed.failingSince() == null, at, null, false));
        }
        byte[] bytes = body.text().getBytes(StandardCharsets.UTF_8);
        List<OutboundHeader> headers = headers(claimed, message.secret(), at, bytes);
        OutboundExchange exchange = outbound.send(
            new OutboundRequest("POST", URI.create(message.url()), headers, bytes,
                policy.reach(claimed.tenant().environment())),
            BOUNDS);
        Instant now = clock.instant();
        Verdict verdict = Verdict.of(exchange.outcome(), now);
        AttemptDocument seen = new AttemptDocument(at, message.url(), headers, bytes, exchange, verdict);
        return settled(claimed, seen, next(claimed, verdict, now), health(verdict, now));
    }

    private static List<OutboundHeader> headers(
        Claimed claimed, WebhookSecret secret, Instant at, byte[] body) {
        String event = LoggedEvent.publicId(claimed.eventId());
        List<OutboundHeader> headers = new ArrayList<>(8);
        headers.add(new OutboundHeader("Content-Type", "application/json"));
        headers.add(new OutboundHeader("User-Agent", "JupiterIQ-Webhooks"));
        headers.add(new OutboundHeader("X-Webhook-Event", claimed.event()));
        headers.add(new OutboundHeader("X-Webhook-Delivery", Delivery.publicId(claimed.id())));
        headers.addAll(Signatures.headers(secret, event, at, body));
        return headers;
    }

    private Next next(Claimed claimed, Verdict verdict, Instant now) {
        if (verdict.taken()) {
            return new Next.Delivered();
        }
        return schedule.after(claimed.tries() + 1, verdict.retryAfter())
            .<Next>map(wait -> new Next.Again(now.plus(wait)))
            .orElseGet(Next.GivenUp::new);
    }

    private static Health health(Verdict verdict, Instant now) {
        return new Health(verdict.taken(), now, resumeAt(verdict, now), verdict.gone());
    }

    private static @Nullable Instant resumeAt(Verdict verdict, Instant now) {
        if (!verdict.slows()) {
            return null;
        }
        return now.plus(verdict.retryAfter() == null ? PAUSE : RetrySchedule.granted(verdict.retryAfter()));
    }

    private Settled settled(Claimed claimed, AttemptDocument seen, Next next, Health health) {
        UUID account = claimed.tenant().account();
        String place = DeliveryStore.attemptPlace(claimed.id());
        return new Settled(claimed, ids.next(),
            vault.seal(account, place, seen.summary().text()),
            vault.seal(account, place, seen.whole().text()), next, health);
    }
}
