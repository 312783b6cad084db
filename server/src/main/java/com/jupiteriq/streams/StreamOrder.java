package com.jupiteriq.streams;

import com.jupiteriq.kernel.Caller;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a client wants to be told.
///
/// @param key the id of the key, or of the access token, behind the caller
/// @param places how many streams the account may have open on this node
/// @param types the types of events that are told
/// @param after the position to continue after; null for what happens from now on
public record StreamOrder(
    Caller caller, UUID key, int places, Set<String> types, @Nullable Long after) {}
