package com.jupiteriq.access;

import com.jupiteriq.paths.EndpointSet;
import com.jupiteriq.paths.Endpoints;
import java.util.List;
import java.util.Optional;

/// A key as the Gate needs it: everything is made ready at the look-up, nothing per request.
///
/// @param shown what the key is for those behind the Gate
record KnownKey(ApiKey shown, String prefix, byte[] secretHash, KeyState state, AddressList addresses) {

    /// Empty when this node has no contract for the key.
    static Optional<KnownKey> of(KeyStore.Hashed row, List<KeyKind> kinds, Endpoints endpoints) {
        StoredKey key = row.key();
        return kinds.stream()
            .filter(kind -> kind.contract().equals(key.contract()))
            .findFirst()
            .map(kind -> new KnownKey(
                shown(key, kind, endpoints),
                kind.prefix(key.tenant().environment()),
                row.secretHash(),
                key.state(),
                AddressList.parse(key.addresses()).orElseThrow(() ->
                    new IllegalStateException("a stored key has an unreadable address list"))));
    }

    private static ApiKey shown(StoredKey key, KeyKind kind, Endpoints endpoints) {
        return new ApiKey(
            key.id(),
            kind,
            key.tenant(),
            key.principal(),
            kind.fixed() == null ? key.permissions() : kind.fixed(),
            key.paths().isEmpty() ? EndpointSet.EVERY : EndpointSet.of(endpoints.named(key.paths())),
            key.plan(),
            KeyLimits.of(key, endpoints));
    }
}
