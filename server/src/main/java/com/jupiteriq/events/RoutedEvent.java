package com.jupiteriq.events;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that has just got its place in the log.
///
/// @param tenant the environment that it happened in
/// @param day the partition that holds it
/// @param moment when it happened, as a number that no clock has a part in: what began after this was
///     committed has a greater one
/// @param withheldFrom the one subscriber that must not hear of it
public record RoutedEvent(
    UUID tenant, LocalDate day, UUID id, String type, long moment, @Nullable UUID withheldFrom) {}
