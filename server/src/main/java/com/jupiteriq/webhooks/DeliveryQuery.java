package com.jupiteriq.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which deliveries a list shows, newest first; null filters nothing. `after` and `before` are exclusive.
public record DeliveryQuery(
    @Nullable DeliveryState state,
    @Nullable String event,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {}
