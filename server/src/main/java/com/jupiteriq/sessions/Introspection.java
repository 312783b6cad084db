package com.jupiteriq.sessions;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What there is to say of a token that can be used (RFC 7662).
///
/// @param type `Bearer` for an access token, `refresh_token` for another
public record Introspection(
    List<String> scope, UUID user, String username, UUID session, String type, Instant expires,
    Instant issued) {}
