package com.jupiteriq.edge.v1.webhooks;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.WEBHOOKS_DELETE;
import static com.jupiteriq.kernel.Permission.WEBHOOKS_READ;
import static com.jupiteriq.kernel.Permission.WEBHOOKS_WRITE;

import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.edge.v1.PathId;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Page;
import com.jupiteriq.store.Write;
import com.jupiteriq.webhooks.Delivery;
import com.jupiteriq.webhooks.DeliveryDocument;
import com.jupiteriq.webhooks.DeliveryQuery;
import com.jupiteriq.webhooks.DeliveryState;
import com.jupiteriq.webhooks.Webhook;
import com.jupiteriq.webhooks.WebhookDetails;
import com.jupiteriq.webhooks.WebhookDocument;
import com.jupiteriq.webhooks.Webhooks;
import java.util.List;

/// What `/v1` says about webhook endpoints and their deliveries (000:301-306, 001:50-58).
public final class WebhookRoutes {

    /// A URL, a description and a hundred events.
    private static final long LARGEST = 64 << 10;

    private static final PathId ID = new PathId("id", "wh", "webhook");
    private static final PathId DELIVERY = new PathId("delivery_id", "dlv", "webhook delivery");

    private static final Route.Example NEW = new Route.Example("documented", "", """
        {"url":"https://hooks.example.com/jupiteriq","events":["ticket.*"],\
        "description":"Tickets to the data team"}""", """
        {"id":"wh_01h455vb4pex5vsknk084sn02q","url":"https://hooks.example.com/jupiteriq",\
        "events":["ticket.*"],"description":"Tickets to the data team","enabled":true,\
        "created_at":"2025-01-29T10:30:00Z","updated_at":"2025-01-29T10:30:00Z",\
        "secret":"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}""");

    private static final Route.Example SWITCH_OFF = new Route.Example("switchedOff", "", """
        {"enabled":false}""", null);

    private final Webhooks webhooks;
    private final WebhookShapes shapes;

    public WebhookRoutes(Webhooks webhooks, EventCatalogue catalogue) {
        this.webhooks = webhooks;
        this.shapes = new WebhookShapes(catalogue);
    }

    public List<Route> table() {
        return List.of(
            get("/webhooks").named("listWebhooks", "List webhook endpoints, newest first.")
                .needs(WEBHOOKS_READ).lists(shapes.webhook).largest(LARGEST).reads(this::list),
            post("/webhooks")
                .named("createWebhook", "Make a webhook endpoint; its secret is shown this once.")
                .needs(WEBHOOKS_WRITE).takes(shapes.newWebhook).gives(201, shapes.created).tagged()
                .quota(Webhooks.QUOTA)
                .examples(NEW).changes(this::create),
            get("/webhooks/deliveries/{delivery_id}").where(DELIVERY.field())
                .named("getWebhookDelivery", "Read a delivery with all that was seen of its attempts.")
                .needs(WEBHOOKS_READ).gives(200, WebhookShapes.DELIVERY).reads(this::delivery),
            post("/webhooks/deliveries/{delivery_id}/retry").where(DELIVERY.field())
                .named("retryWebhookDelivery", "Send a delivery again, whatever became of it.")
                .needs(WEBHOOKS_WRITE).gives(202, WebhookShapes.DELIVERY).changes(this::retry),
            get("/webhooks/{id}").where(ID.field()).named("getWebhook", "Read a webhook endpoint.")
                .needs(WEBHOOKS_READ).gives(200, shapes.webhook).tagged().reads(this::read),
            patch("/webhooks/{id}").where(ID.field())
                .named("updateWebhook", "Change a webhook endpoint by a merge patch.")
                .needs(WEBHOOKS_WRITE).takes(shapes.patch).gives(200, shapes.webhook).tagged()
                .examples(SWITCH_OFF).changes(this::change),
            delete("/webhooks/{id}").where(ID.field())
                .named("deleteWebhook", "Delete a webhook endpoint; what waits for it is dropped.")
                .needs(WEBHOOKS_DELETE).tagged().changes(this::remove),
            post("/webhooks/{id}/test").where(ID.field())
                .named("testWebhook", "Send a sample to a webhook endpoint.")
                .needs(WEBHOOKS_WRITE).gives(202, WebhookShapes.DELIVERY).changes(this::test),
            get("/webhooks/{id}/deliveries").where(ID.field())
                .named("listWebhookDeliveries", "List the deliveries to a webhook endpoint, newest first.")
                .needs(WEBHOOKS_READ).filters(WebhookShapes.DELIVERY_FILTERS).lists(WebhookShapes.DELIVERY)
                .reads(this::deliveries));
    }

    private Reply list(Request request) {
        Page<Webhook> page = webhooks.list(request.caller(), request.query().page());
        return Lists.of(page, WebhookDocument::of, request.query());
    }

    private Reply create(Request request, Write write) {
        Fields body = request.body();
        WebhookDetails details = new WebhookDetails(
            body.requiredText("url"),
            body.texts("events").stream().distinct().toList(),
            body.text("description"),
            body.flag("enabled", true));
        Webhooks.Created created = webhooks.create(details, body.text("secret"), write);
        Webhook webhook = created.webhook();
        return Reply.created(V1.MOUNT + "/webhooks/" + webhook.publicId(), WebhookDocument.of(created))
            .etag(ETags.of(webhook.version()));
    }

    private Reply read(Request request) {
        return one(webhooks.get(request.caller(), ID.in(request)));
    }

    private Reply change(Request request, Write write) {
        WebhookPatchBody patch = new WebhookPatchBody(request.body());
        patch.refuseChangedReadOnly(() -> webhooks.get(request.caller(), ID.in(request)));
        return one(webhooks.change(
            ID.in(request), ETags.expected(request.ifMatch()), patch::applied, write));
    }

    private Reply remove(Request request, Write write) {
        webhooks.delete(ID.in(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Reply test(Request request, Write write) {
        return accepted(webhooks.test(ID.in(request), write));
    }

    private Reply deliveries(Request request) {
        Query query = request.query();
        String state = query.text("state");
        DeliveryQuery wanted = new DeliveryQuery(
            state == null ? null : DeliveryState.of(state),
            query.text("event"),
            query.time("created_after"),
            query.time("created_before"));
        Page<Delivery> page =
            webhooks.deliveries(request.caller(), ID.in(request), wanted, query.page());
        return Lists.of(page, DeliveryDocument::of, query);
    }

    private Reply delivery(Request request) {
        return Reply.ok(DeliveryDocument.of(webhooks.delivery(request.caller(), DELIVERY.in(request))));
    }

    private Reply retry(Request request, Write write) {
        return accepted(webhooks.retry(DELIVERY.in(request), write));
    }

    private static Reply accepted(Delivery delivery) {
        return Reply.accepted(V1.MOUNT + "/webhooks/deliveries/" + delivery.publicId(),
            DeliveryDocument.of(delivery));
    }

    private static Reply.One one(Webhook webhook) {
        return Reply.ok(WebhookDocument.of(webhook)).etag(ETags.of(webhook.version()));
    }
}
