package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event on its way to one endpoint.
///
/// @param event the type of the event
/// @param nextAttemptAt null when none is planned
/// @param attempts the documents of the newest attempts, oldest first
public record Delivery(
    UUID id,
    UUID webhook,
    UUID eventId,
    String event,
    DeliveryState state,
    @Nullable Instant nextAttemptAt,
    Instant createdAt,
    List<JsonText> attempts) {

    /// How many attempts are shown.
    public static final int MAX_ATTEMPTS = 50;

    /// `dlv_…` (decision C09)
    public String publicId() {
        return publicId(id);
    }

    static String publicId(UUID id) {
        return TypeId.of("dlv", id);
    }
}
