package com.jupiteriq.access;

import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.paths.EndpointSet;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.Pepper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key as the Gate needs it: everything is made ready at the look-up, nothing per request.
///
/// @param shown what the key is for those behind the Gate
/// @param hash null when no secret is its any more
/// @param browsing null for whatever is no session in a browser
record KnownKey(
    Admitted shown, String prefix, Pepper.@Nullable Hash hash, KeyState state, AddressList addresses,
    AccountTerms account, @Nullable Browsing browsing) {

    /// Empty when this node has no contract for the key.
    static Optional<KnownKey> of(KeyStore.Found row, List<KeyKind> kinds, Endpoints endpoints) {
        StoredKey key = row.key();
        return kinds.stream()
            .filter(kind -> kind.contract().equals(key.contract()))
            .findFirst()
            .map(kind -> new KnownKey(
                shown(row, kind, endpoints),
                kind.prefix(key.tenant().environment()),
                row.hash(),
                key.state(),
                AddressList.parse(key.settings().addresses()).orElseThrow(() ->
                    new IllegalStateException("a stored key has an unreadable address list")),
                row.terms(), null));
    }

    /// Whether this is its secret.
    boolean has(KeySecret secret, Pepper pepper) {
        return hash != null && prefix.equals(secret.prefix()) && pepper.matches(secret.bytes(), hash);
    }

    /// Why the key cannot be used from there now; null when it can.
    @Nullable Reason refusal(String address, Instant now) {
        Reason own = state.refusal(now);
        if (own != null) {
            return own;
        }
        return addresses.isEmpty() || addresses.contains(address)
            ? account.refusal(address) : Reason.ADDRESS_NOT_ALLOWED;
    }

    /// A user, by a token or as somebody for whom a key may act. Empty when this node has no contract for
    /// the token.
    ///
    /// @param id of the token, or of the user
    /// @param prefix of the token; of nothing that can be shown for a user without one
    static Optional<KnownKey> of(
            UUID id, String prefix, Bearers.Bearer bearer, List<KeyKind> kinds, Endpoints endpoints) {
        AccountTerms terms = bearer.terms();
        return kinds.stream()
            .filter(kind -> bearer.contract() == null || kind.contract().equals(bearer.contract()))
            .findFirst()
            .map(kind -> new KnownKey(
                new Admitted(id, kind, terms.tenant(), bearer.principal(), null, bearer.permissions(),
                    EndpointSet.EVERY, terms.entitled(), KeyLimits.of(null, terms, endpoints)),
                prefix, bearer.hash(), new KeyState(bearer.expiresAt(), null, null),
                AddressList.EVERY, terms, bearer.browsing()));
    }

    private static Admitted shown(KeyStore.Found row, KeyKind kind, Endpoints endpoints) {
        StoredKey key = row.key();
        KeySettings settings = key.settings();
        return new Admitted(
            key.id(),
            kind,
            key.tenant(),
            key.principal(),
            null,
            kind.fixed() == null ? settings.permissions() : kind.fixed(),
            settings.paths().isEmpty()
                ? EndpointSet.EVERY : EndpointSet.of(endpoints.named(settings.paths())),
            row.terms().entitled(),
            KeyLimits.of(settings.limit(), row.terms(), endpoints));
    }
}
