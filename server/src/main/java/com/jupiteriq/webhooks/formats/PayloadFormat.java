package com.jupiteriq.webhooks.formats;

import com.jupiteriq.kernel.JsonText;
import java.time.Instant;

/// How a contract writes the body of a delivery that does not write it as the platform does. It tells of one
/// family of events. Whatever offers one as a bean is found, and an endpoint chooses it by its name.
public interface PayloadFormat {

    String name();

    /// The selector of all events of which it can tell: `user.*`.
    String family();

    /// @param data the published `data` of the event
    JsonText body(String event, JsonText data, Instant at);

    /// The body of a test.
    JsonText sample(String event, Instant at);
}
