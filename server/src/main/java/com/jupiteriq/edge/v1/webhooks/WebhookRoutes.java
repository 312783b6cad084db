package com.jupiteriq.edge.v1.webhooks;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.WEBHOOKS_DELETE;
import static com.jupiteriq.kernel.Permission.WEBHOOKS_READ;
import static com.jupiteriq.kernel.Permission.WEBHOOKS_WRITE;
import static com.jupiteriq.webhooks.DeliveryDocument.DELIVERY;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Fields;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Write;
import com.jupiteriq.webhooks.Delivery;
import com.jupiteriq.webhooks.Webhook;
import com.jupiteriq.webhooks.WebhookDocument;
import com.jupiteriq.webhooks.Webhooks;
import com.jupiteriq.webhooks.formats.Formats;
import java.util.List;
import java.util.function.BiFunction;

/// What `/v1` says about webhook endpoints and their deliveries (000:301-306, 001:50-58).
public final class WebhookRoutes {

    /// A URL, a description and a hundred events.
    private static final long LARGEST = 64 << 10;

    private static final PathId ID = new PathId("id", "wh", "webhook");
    private static final PathId DELIVERY_ID = new PathId("delivery_id", "dlv", "webhook delivery");

    private static final Route.Example NEW = new Route.Example("documented", "", """
        {"url":"https://hooks.example.com/jupiteriq","events":["ticket.*"],\
        "description":"Tickets to the data team"}""", """
        {"id":"wh_01h455vb4pex5vsknk084sn02q","url":"https://hooks.example.com/jupiteriq",\
        "events":["ticket.*"],"format":"platform","description":"Tickets to the data team","enabled":true,\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z",\
        "secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}""");

    private static final Route.Example SWITCH_OFF = new Route.Example("switchedOff", "", """
        {"enabled":false}""", null);

    private static final Route.Example REPLACED = new Route.Example("documented", "", """
        {"url":"https://hooks.example.com/jupiteriq","events":["ticket.created","ticket.resolved"]}""", null);

    private final Webhooks webhooks;
    private final Document<Webhook> webhook;
    private final Document<Webhooks.Created> created;

    public WebhookRoutes(Webhooks webhooks, EventCatalogue catalogue, Formats formats) {
        this.webhooks = webhooks;
        this.webhook = WebhookDocument.choosing(catalogue, formats);
        this.created = WebhookDocument.created(webhook);
    }

    public List<Route> table() {
        return List.of(
            get("/webhooks").named("listWebhooks", "List webhook endpoints, newest first.")
                .needs(WEBHOOKS_READ).largest(LARGEST).pages(webhook, webhooks.list()),
            post("/webhooks")
                .named("createWebhook", "Make a webhook endpoint; its secret is shown this once.")
                .needs(WEBHOOKS_WRITE).takes(webhook.creation()).gives(201, created.shape()).tagged()
                .quota(Webhooks.QUOTA)
                .examples(NEW).changes(this::create),
            get("/webhooks/deliveries/{delivery_id}").where(DELIVERY_ID.field())
                .named("getWebhookDelivery", "Read a delivery with all that was seen of its attempts.")
                .needs(WEBHOOKS_READ).gives(200, DELIVERY.shape()).reads(this::delivery),
            post("/webhooks/deliveries/{delivery_id}/retry").where(DELIVERY_ID.field())
                .named("retryWebhookDelivery", "Send a delivery again, whatever became of it.")
                .needs(WEBHOOKS_WRITE).gives(202, DELIVERY.shape()).changes(this::retry),
            get("/webhooks/{id}").where(ID.field()).named("getWebhook", "Read a webhook endpoint.")
                .needs(WEBHOOKS_READ).gives(200, webhook.shape()).tagged().reads(this::read),
            patch("/webhooks/{id}").where(ID.field())
                .named("updateWebhook", "Change a webhook endpoint by a merge patch.")
                .needs(WEBHOOKS_WRITE).takes(webhook.patch()).gives(200, webhook.shape()).tagged()
                .examples(SWITCH_OFF).changes(change(webhook::patched)),
            put("/webhooks/{id}").where(ID.field())
                .named("replaceWebhook",
                    "Replace a webhook endpoint; what is left out returns to its default, the secret stays.")
                .needs(WEBHOOKS_WRITE).takes(webhook.replacement()).gives(200, webhook.shape()).tagged()
                .examples(REPLACED).changes(change(webhook::replaced)),
            delete("/webhooks/{id}").where(ID.field())
                .named("deleteWebhook", "Delete a webhook endpoint; what waits for it is dropped.")
                .needs(WEBHOOKS_DELETE).tagged().changes(this::remove),
            post("/webhooks/{id}/test").where(ID.field())
                .named("testWebhook", "Send a sample to a webhook endpoint.")
                .needs(WEBHOOKS_WRITE).gives(202, DELIVERY.shape()).changes(this::test),
            get("/webhooks/{id}/deliveries").where(ID.field())
                .named("listWebhookDeliveries", "List the deliveries to a webhook endpoint, newest first.")
                .needs(WEBHOOKS_READ).pages(DELIVERY, webhooks.deliveries(), this::deliveries));
    }

    private Reply create(Request request, Write write) {
        Draft<Webhook> draft = webhook.created(request.body());
        Webhooks.Created made =
            webhooks.create(WebhookDocument.details(draft), draft.orNull(WebhookDocument.SECRET), write);
        return Reply.created(V1.MOUNT + "/webhooks/" + made.webhook().publicId(), created.of(made))
            .etag(ETags.of(made.webhook().version()));
    }

    private Reply read(Request request) {
        return one(webhooks.get(request.caller(), ID.in(request)));
    }

    private Route.Changing change(BiFunction<Webhook, Fields, Draft<Webhook>> manner) {
        return (request, write) -> one(webhooks.change(
            ID.in(request), ETags.expected(request.ifMatch()),
            before -> WebhookDocument.details(manner.apply(before, request.body())), write));
    }

    private Reply remove(Request request, Write write) {
        webhooks.delete(ID.in(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Reply test(Request request, Write write) {
        return accepted(webhooks.test(ID.in(request), write));
    }

    private Page<Delivery> deliveries(Request request, Selection selection) {
        return webhooks.deliveries(request.caller(), ID.in(request), selection, request.query().page());
    }

    private Reply delivery(Request request) {
        return Reply.ok(DELIVERY.of(webhooks.delivery(request.caller(), DELIVERY_ID.in(request))));
    }

    private Reply retry(Request request, Write write) {
        return accepted(webhooks.retry(DELIVERY_ID.in(request), write));
    }

    private static Reply accepted(Delivery delivery) {
        return Reply.accepted(
            V1.MOUNT + "/webhooks/deliveries/" + delivery.publicId(), DELIVERY.of(delivery));
    }

    private Reply.One one(Webhook object) {
        return Reply.ok(webhook.of(object)).etag(ETags.of(object.version()));
    }
}
