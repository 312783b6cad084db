package com.jupiteriq.webhooks;

import static com.jupiteriq.webhooks.WebhookDocument.WEBHOOK;

import com.jupiteriq.json.Changes;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.outbound.Outbound;
import com.jupiteriq.store.Write;
import com.jupiteriq.webhooks.formats.Formats;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The webhook endpoints of a tenant and what was delivered to them.
///
/// Refuses with `Missing` for what is not there, with `QuotaExceeded` beyond those of the plan,
/// and with `Invalid` for a URL that can never be called, and for events that the chosen format cannot tell.
public final class Webhooks {

    /// What the endpoints of an environment are called among its quotas.
    public static final String QUOTA = "webhooks";

    private static final String KIND = "webhook";
    private static final String DELIVERY = "webhook delivery";

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final Outbound outbound;
    private final WebhookPolicy policy;
    private final Formats formats;
    private final Ids ids;
    private final SecureRandom random;

    Webhooks(WebhookStore store, DeliveryStore deliveries, Outbound outbound, WebhookPolicy policy,
        Formats formats, Ids ids, SecureRandom random) {
        this.store = store;
        this.deliveries = deliveries;
        this.outbound = outbound;
        this.policy = policy;
        this.formats = formats;
        this.ids = ids;
        this.random = random;
    }

    /// @param secret as it is displayed, this once
    public record Created(Webhook webhook, String secret) {}

    /// @param secret what the customer chose, null to have one made
    public Created create(WebhookDetails details, @Nullable String secret, Write write) {
        Caller caller = write.caller();
        WebhookSecret kept =
            secret == null ? WebhookSecret.generated(random) : WebhookSecret.chosen(secret);
        refuseNoEvents(details);
        formats.refuseUntold(details.format(), details.events());
        refuseUnusable(details.url(), caller);
        store.list().makeRoom(QUOTA, write);
        Webhook webhook = new Webhook(ids.next(), 1, details, write.now(), write.now());
        store.insert(webhook, kept, write);
        write.record(audit("webhook.create", webhook, null, WEBHOOK.of(webhook)));
        return new Created(webhook, kept.text());
    }

    public Webhook get(Caller caller, UUID id) {
        return store.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing(KIND)));
    }

    /// Newest first.
    public Listing<Webhook> list() {
        return store.list();
    }

    /// Changes what is said about an endpoint; one that failed is trusted again. A change that changes
    /// nothing writes nothing.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the endpoint's version
    /// @param change from the endpoint as it is to what is to be said about it
    public Webhook change(
        UUID id, IntPredicate expected, Function<Webhook, WebhookDetails> change, Write write) {
        Webhook before = changeable(id, expected, write);
        Webhook after = before.changedTo(change.apply(before), write.now());
        Changes changes = WEBHOOK.changes(before, after);
        if (changes.none()) {
            return before;
        }
        refuseNoEvents(after.details());
        formats.refuseUntold(after.details().format(), after.details().events());
        if (changes.of(WebhookDocument.URL)) {
            refuseUnusable(after.details().url(), write.caller());
        }
        store.update(before, after, write);
        write.record(audit("webhook.update", after, changes.before(), changes.after()));
        return after;
    }

    /// Deletes an endpoint; what waits for it is dropped.
    public void delete(UUID id, IntPredicate expected, Write write) {
        Webhook webhook = changeable(id, expected, write);
        store.delete(webhook, write);
        write.record(audit("webhook.delete", webhook, WEBHOOK.of(webhook), null));
    }

    /// Enqueues a sample for one endpoint.
    public Delivery test(UUID id, Write write) {
        write.about(Webhook.publicId(id));
        Webhook webhook = get(write.caller(), id);
        UUID event = ids.next();
        Delivery delivery = new Delivery(ids.next(), webhook.id(), event, WebhookEvents.TEST,
            DeliveryState.PENDING, write.now(), write.now(), List.of());
        JsonText sample = formats.sample(webhook.details().format(), WebhookEvents.TEST, write.now())
            .orElseGet(() -> WebhookEvents.test(event, webhook, write.caller().tenant(), write.now()));
        deliveries.insert(delivery, write.day(), sample, write);
        write.record(audit("webhook.test", webhook, null, null));
        return delivery;
    }

    /// The deliveries of one endpoint, newest first, their attempts without bodies.
    public Page<Delivery> deliveries(Caller caller, UUID webhook, Selection selection, PageRequest page) {
        return deliveries.list(caller, get(caller, webhook).id(), selection, page);
    }

    /// What lists of deliveries can be asked: the parameters of [DeliveryList].
    public Listing<Delivery> deliveries() {
        return deliveries.list();
    }

    /// A delivery with all that was seen of its attempts.
    public Delivery delivery(Caller caller, UUID id) {
        return deliveries.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing(DELIVERY)));
    }

    /// Sends a delivery again, whatever became of it; the schedule begins anew.
    public Delivery retry(UUID id, Write write) {
        write.about(Delivery.publicId(id));
        Delivery before = delivery(write.caller(), id);
        deliveries.retry(before, write);
        write.record(new AuditEntry("webhook_delivery.retry", before.publicId(), null, null));
        return new Delivery(before.id(), before.webhook(), before.eventId(), before.event(),
            DeliveryState.RETRYING, write.now(), before.createdAt(), before.attempts());
    }

    private Webhook changeable(UUID id, IntPredicate expected, Write write) {
        Webhook webhook = get(write.caller(), id);
        write.follows(expected, webhook.version(), webhook.updatedAt());
        return webhook;
    }

    private static void refuseNoEvents(WebhookDetails details) {
        if (details.events().isEmpty()) {
            throw new Refused(Failure.Invalid.of(Problem.wrong(
                "events", "This field must name at least one event, such as `ticket.created` or `*`.")));
        }
    }

    /// Needs no DNS: a name is judged at every dial.
    private void refuseUnusable(String text, Caller caller) {
        Optional<String> fault = uri(text)
            .map(url -> outbound.refusal(url, policy.reach(caller.tenant().environment())))
            .orElse(Optional.of("This is not a URL."));
        if (fault.isPresent()) {
            throw new Refused(Failure.Invalid.of(Problem.wrong("url", fault.get())));
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static AuditEntry audit(
        String action, Webhook webhook, @Nullable JsonText before, @Nullable JsonText after) {
        return new AuditEntry(action, webhook.publicId(), before, after);
    }
}
