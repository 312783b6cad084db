package com.jupiteriq.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key as the operator orders it for a customer.
///
/// @param account `acc_…`
/// @param environment `live` or `test`
public record KeyOrder(String account, String environment, KeyWish wish) {

    /// @param permissions none for everything
    public KeyOrder(
        String account,
        String environment,
        String contract,
        @Nullable String name,
        List<String> permissions,
        List<String> paths,
        List<String> addresses,
        @Nullable String expires,
        @Nullable String limit) {
        this(account, environment, new KeyWish(contract, name, permissions.isEmpty() ? null : permissions,
            paths, addresses, expires, limit, null));
    }

    /// A key without restrictions of its own.
    public static KeyOrder plain(String account, String environment, String contract) {
        return new KeyOrder(account, environment, KeyWish.plain(contract));
    }
}
