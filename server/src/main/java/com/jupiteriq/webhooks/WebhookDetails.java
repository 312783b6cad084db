package com.jupiteriq.webhooks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people say about an endpoint; the bounds are in code points.
///
/// @param url where events are posted to
/// @param events types, families such as `ticket.*`, or `*` for all (000:61, 000:71)
/// @param format in which it is told of them: `platform`, or that of another contract
/// @param enabled without it nothing new is enqueued, and what waits goes on waiting
public record WebhookDetails(
    String url, List<String> events, String format, @Nullable String description, boolean enabled) {

    public static final int MAX_URL = 2_048;
    public static final int MAX_EVENTS = 100;
    public static final int MAX_DESCRIPTION = 500;

    public WebhookDetails {
        events = List.copyOf(events);
    }

    WebhookDetails disabled() {
        return new WebhookDetails(url, events, format, description, false);
    }
}
