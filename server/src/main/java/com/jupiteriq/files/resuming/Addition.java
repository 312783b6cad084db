package com.jupiteriq.files.resuming;

import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a request adds to a file.
///
/// @param offset where it goes on, in the eyes of the client
/// @param bytes as they come
/// @param announced how many they are, where that is said
/// @param checksum what they add up to, where that is said
/// @param stillAllowed asked before each record of some of them; refuses when their sender may not go on
public record Addition(long offset, InputStream bytes, OptionalLong announced, @Nullable Checksum checksum,
    Runnable stillAllowed) {}
