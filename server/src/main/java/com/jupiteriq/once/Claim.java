package com.jupiteriq.once;

/// An idempotency key and the request that it was sent with.
///
/// @param operation method and path, `POST /v1/tickets`
/// @param key 1 to 255 visible ASCII characters
/// @param fingerprint SHA-256 of the query and the decompressed body
public record Claim(String operation, String key, byte[] fingerprint) {}
