package com.jupiteriq.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param total how many rows the filters match in all, exact (002:239)
/// @param next where the next page begins; null at the end
public record Page<T>(List<T> items, long total, @Nullable Cursor next) {}
