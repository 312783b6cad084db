package com.jupiteriq.store;

import com.jupiteriq.kernel.Setting;

/// How long is kept what grows every day.
public record RetentionSettings(
    @Setting(value = "30", from = 1, to = 3_650, says = "Days after which events are dropped.")
    int eventRetentionDays,

    @Setting(value = "90", from = 1, to = 3_650, says = "Days after which audit entries are dropped.")
    int auditRetentionDays,

    @Setting(value = "30", from = 1, to = 3_650,
        says = "Days after which entries of the request log are dropped.")
    int requestLogRetentionDays) {}
