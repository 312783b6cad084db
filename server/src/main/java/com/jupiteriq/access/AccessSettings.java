package com.jupiteriq.access;

import com.jupiteriq.kernel.Setting;
import java.time.Duration;

/// How credentials are checked.
public record AccessSettings(
    @Setting(value = "600", from = 1, to = 1_000_000,
        says = "Failed authentications a minute from one address; beyond"
        + " it failing credentials are answered 429.")
    int failedAuthLimit,

    @Setting(value = "10s", from = 0, to = 10_000,
        says = "How long a key is remembered between two looks at the"
        + " database; revocation is told at once and does not wait for it.")
    Duration keyCacheTtl) {}
