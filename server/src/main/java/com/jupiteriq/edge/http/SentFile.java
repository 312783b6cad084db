package com.jupiteriq.edge.http;

/// A body that is no JSON object but a file.
///
/// @param type its media type, without parameters
public record SentFile(String type, byte[] bytes) {}
