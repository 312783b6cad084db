package com.jupiteriq.settings;

import com.jupiteriq.kernel.Setting;

/// How events reach their endpoints.
public record WebhookSettings(
    @Setting(value = "512", from = 1, to = 10_000,
        says = "Deliveries that this node sends at the same time; no endpoint gets more than 16 of them.")
    int webhookConcurrency,

    @Setting(value = "false", says = "Let endpoints of test environments lie on this machine although the"
        + " server itself listens on another address than loopback.")
    boolean webhooksAllowLoopback) {}
