package com.jupiteriq.store;

import java.util.function.ToIntFunction;

/// A table that grows every day and is partitioned by its column `day`, in UTC. The module of the feature
/// that owns it offers it as a bean: its partitions are made ahead, missing ones stop the start, old ones are
/// dropped.
///
/// @param daysKept a partition is dropped when its day is longer ago
public record DailyTable(String name, ToIntFunction<RetentionSettings> daysKept) {}
