package com.jupiteriq.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request shows at the Gate, as it was sent (decision C02).
///
/// @param apiKey the `X-API-Key` header
/// @param authorization the `Authorization` header, scheme included
/// @param repeated whether one of the two headers was sent more than once
/// @param ticket a [StreamTickets] ticket, where one may be shown
public record Credential(
    @Nullable String apiKey, @Nullable String authorization, boolean repeated, @Nullable String ticket) {

    private static final String BEARER = "Bearer";

    public Credential(@Nullable String apiKey, @Nullable String authorization, boolean repeated) {
        this(apiKey, authorization, repeated, null);
    }

    public Credential with(String shown) {
        return new Credential(apiKey, authorization, repeated, shown);
    }

    /// Whether what is shown looks like a key of this kind, usable or not.
    public boolean claims(KeyKind kind) {
        return (apiKey != null && kind.fits(apiKey.strip())) || bearer().filter(kind::fits).isPresent();
    }

    /// What stands behind the scheme `Bearer`; empty where another one stands, or none.
    Optional<String> bearer() {
        String sent = authorization == null ? "" : authorization.strip();
        int end = sent.indexOf(' ');
        String scheme = end < 0 ? sent : sent.substring(0, end);
        return scheme.equalsIgnoreCase(BEARER)
            ? Optional.of(sent.substring(scheme.length()).strip())
            : Optional.empty();
    }

    @Override
    public String toString() {
        return "Credential[…]";
    }
}
