package com.jupiteriq.sessions;

import com.jupiteriq.kernel.Setting;
import java.time.Duration;

/// How long tokens of users last.
public record SessionSettings(
    @Setting(value = "1h", from = 60_000, to = 86_400_000,
        says = "How long an access token of a user can be used; then the refresh token gets another one.")
    Duration accessTokenTime,

    @Setting(value = "30s", from = 0, to = 300_000,
        says = "How long a refresh token that was used gives the same answer again, for clients that have"
        + " lost it; afterwards it ends the session.")
    Duration refreshGrace) {}
