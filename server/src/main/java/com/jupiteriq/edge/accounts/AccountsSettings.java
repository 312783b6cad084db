package com.jupiteriq.edge.accounts;

import com.jupiteriq.kernel.Setting;
import com.jupiteriq.limits.Rate;

/// How much clients of 004 may ask (004:72).
public record AccountsSettings(
    @Setting(value = "1000", from = 1, to = Rate.MAX_REQUESTS,
        says = "Requests an hour of UTC to `/api/v1` for each key that has no limit of its own.")
    int accountsLimit) {}
