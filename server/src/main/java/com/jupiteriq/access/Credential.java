package com.jupiteriq.access;

import org.jspecify.annotations.Nullable;

/// What a request shows at the Gate, as it was sent (decision C02).
///
/// @param apiKey the `X-API-Key` header
/// @param authorization the `Authorization` header, scheme included
/// @param repeated whether one of the two headers was sent more than once
public record Credential(@Nullable String apiKey, @Nullable String authorization, boolean repeated) {}
