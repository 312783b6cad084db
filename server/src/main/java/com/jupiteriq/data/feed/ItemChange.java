package com.jupiteriq.data.feed;

import com.jupiteriq.data.Item;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That an item changed, and what it is like by now.
///
/// @param position in the event log of the environment
/// @param type null for one of which nothing is known any more, since it was deleted for good
/// @param item null for one that is deleted
public record ItemChange(
    long position, UUID id, @Nullable String type, @Nullable String externalId, @Nullable Item item) {}
