package com.jupiteriq.access;

import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.paths.PathPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said about a key and can be said anew.
///
/// @param paths empty when it may call everything
/// @param addresses as they were written, in lower case; empty when every address may use the key
/// @param limit null for the one of the plan or contract
public record KeySettings(
    String name,
    Permissions permissions,
    List<PathPattern> paths,
    List<String> addresses,
    @Nullable Rate limit) {

    public KeySettings {
        paths = List.copyOf(paths);
        addresses = List.copyOf(addresses);
    }
}
