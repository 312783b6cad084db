package com.jupiteriq.access;

import org.jspecify.annotations.Nullable;

/// What a request shows at the Gate, as it was sent (decision C02).
///
/// @param apiKey the `X-API-Key` header
/// @param authorization the `Authorization` header, scheme included
/// @param repeated whether one of the two headers was sent more than once
/// @param ticket a [StreamTickets] ticket, where one may be shown
public record Credential(
    @Nullable String apiKey, @Nullable String authorization, boolean repeated, @Nullable String ticket) {

    public Credential(@Nullable String apiKey, @Nullable String authorization, boolean repeated) {
        this(apiKey, authorization, repeated, null);
    }

    public Credential with(String shown) {
        return new Credential(apiKey, authorization, repeated, shown);
    }

    @Override
    public String toString() {
        return "Credential[…]";
    }
}
