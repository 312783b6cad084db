package com.jupiteriq.once;

import java.util.Map;

/// An answer as it is kept for replay, byte for byte.
///
/// @param headers those that belong to the answer itself (`Location`, `ETag`, `Content-Type`)
/// @param replayed whether this is the answer of an earlier request with the same key
public record Kept(int status, Map<String, String> headers, byte[] body, boolean replayed) {}
