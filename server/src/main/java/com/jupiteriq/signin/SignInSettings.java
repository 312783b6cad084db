package com.jupiteriq.signin;

import com.jupiteriq.kernel.Setting;
import java.time.Duration;

/// How long what keeps people out, or lets them in, lasts.
public record SignInSettings(
    @Setting(value = "15m", from = 60_000, to = 86_400_000,
        says = "How long a user cannot sign in after five wrong passwords in a row.")
    Duration signInLock,

    @Setting(value = "30m", from = 60_000, to = 86_400_000,
        says = "How long a mailed token stands for a password that was forgotten.")
    Duration resetTokenTime) {}
