package com.jupiteriq.webhooks;

import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.events.Selectors;
import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Attribute.Getter;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.webhooks.formats.Formats;
import java.util.List;

/// The published JSON of an endpoint: what `/v1` answers and takes is also what a test delivery and the audit
/// trail show. The secret is shown once, to who made the endpoint.
public final class WebhookDocument {

    private static final int MAX_SECRET = 256;
    private static final int MAX_FORMAT = 50;

    public static final Attribute<Webhook, String> URL =
        detail("url", Kind.nonEmpty(WebhookDetails.MAX_URL), WebhookDetails::url,
            "Where events are posted to; HTTPS.")
            .required().example("\"https://hooks.example.com/jupiteriq\"");

    public static final Attribute<Webhook, List<String>> EVENTS =
        detail("events", Kind.texts(Schema.nonEmpty(100), WebhookDetails.MAX_EVENTS), WebhookDetails::events,
            "Types, families such as `ticket.*`, or `*`.")
            .required().example("[\"ticket.*\"]");

    public static final Attribute<Webhook, String> FORMAT =
        detail("format", Kind.nonEmpty(MAX_FORMAT), WebhookDetails::format,
            "How it is told of them: as the platform does, or as another contract that tells of some only.")
            .byDefault(Formats.PLATFORM).example("\"platform\"");

    public static final Attribute<Webhook, String> DESCRIPTION =
        detail("description", Kind.text(WebhookDetails.MAX_DESCRIPTION), WebhookDetails::description,
            "What it is for.")
            .orNull().example("\"Tickets to the data team\"");

    public static final Attribute<Webhook, Boolean> ENABLED =
        detail("enabled", Kind.flag(), WebhookDetails::enabled, "Whether it gets events.")
            .byDefault(true).example("true");

    public static final Attribute<Webhook, String> SECRET =
        Attribute.of("secret", Kind.text(MAX_SECRET), (Webhook webhook) -> null,
            "`whsec_` and the base64 of 24 to 64 bytes, or 16 to 256 visible ASCII characters; made for you"
                + " without.").writeOnly();

    public static final Document<Webhook> WEBHOOK = Document.of("Webhook",
        Attribute.of("id", Kind.id("wh"), Webhook::id, "Its public id.").readOnly(),
        URL, EVENTS, FORMAT, DESCRIPTION, ENABLED,
        Attribute.of("created_at", Kind.time(), Webhook::createdAt, "When it was made.").readOnly(),
        Attribute.of("updated_at", Kind.time(), Webhook::updatedAt, "When it last changed.").readOnly(),
        SECRET);

    private WebhookDocument() {}

    /// With the words that endpoints of this server can choose.
    public static Document<Webhook> choosing(EventCatalogue catalogue, Formats formats) {
        Schema selector = new Schema.OneOf(Selectors.of(catalogue));
        return WEBHOOK
            .with(EVENTS.within(new Schema.ListOf(selector, WebhookDetails.MAX_EVENTS)))
            .with(FORMAT.within(new Schema.OneOf(formats.names())));
    }

    /// For the one answer that shows the secret.
    public static Document<Webhooks.Created> created(Document<Webhook> webhook) {
        return webhook.within("CreatedWebhook", Webhooks.Created::webhook,
            Attribute.of("secret", Kind.text(MAX_SECRET), Webhooks.Created::secret,
                "What deliveries are signed with; shown this once.").readOnly());
    }

    /// What a body says about an endpoint.
    public static WebhookDetails details(Draft<Webhook> draft) {
        return new WebhookDetails(
            draft.get(URL), draft.get(EVENTS), draft.get(FORMAT), draft.orNull(DESCRIPTION),
            draft.get(ENABLED));
    }

    private static <V> Attribute<Webhook, V> detail(
        String name, Kind<V> kind, Getter<WebhookDetails, V> value, String about) {
        return Attribute.of(name, kind, value, about).of(Webhook::details);
    }
}
