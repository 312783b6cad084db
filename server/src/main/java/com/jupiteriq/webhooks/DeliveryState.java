package com.jupiteriq.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How far a delivery has come.
public enum DeliveryState {
    /// It was not tried yet.
    PENDING,
    /// It failed and will be tried again.
    RETRYING,
    /// The receiver took it.
    DELIVERED,
    /// It failed as often as the schedule tries.
    DEAD;

    public static final List<String> WORDS = Arrays.stream(values()).map(DeliveryState::word).toList();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
