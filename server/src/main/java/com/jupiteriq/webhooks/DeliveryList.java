package com.jupiteriq.webhooks;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import java.time.Instant;

/// By what the deliveries to an endpoint are found; `after` and `before` are exclusive.
public final class DeliveryList {

    public static final Parameter<DeliveryState> STATE =
        Parameter.of(DeliveryDocument.STATE, "Only deliveries in this state.");
    public static final Parameter<String> EVENT =
        Parameter.of("event", Kind.nonEmpty(100), "Only deliveries of this type of event.")
            .example("\"ticket.created\"");
    public static final Parameter<Instant> CREATED_AFTER =
        Parameter.time("created_after", "Enqueued after this time.");
    public static final Parameter<Instant> CREATED_BEFORE =
        Parameter.time("created_before", "Enqueued before this time.");

    private DeliveryList() {}
}
