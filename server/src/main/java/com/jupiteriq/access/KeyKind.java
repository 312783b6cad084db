package com.jupiteriq.access;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Permissions;
import org.jspecify.annotations.Nullable;

/// The keys of one contract: each surface brings its own (decision C03).
///
/// @param contract `platform`, `integration`
/// @param livePrefix `jiq_live_`
/// @param testPrefix `jiq_test_`
/// @param fixed permissions that every key of the kind has and that cannot be chosen; null when they can
public record KeyKind(
    String contract, String livePrefix, String testPrefix, @Nullable Permissions fixed) {

    /// Whether what is shown begins like a key of this kind; it need be none.
    boolean fits(String shown) {
        return shown.startsWith(livePrefix) || shown.startsWith(testPrefix);
    }

    public String prefix(Environment environment) {
        return switch (environment) {
            case LIVE -> livePrefix;
            case TEST -> testPrefix;
        };
    }
}
