package com.jupiteriq.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a caller stands after a request: the allowance with the smallest remaining share, or the violated
/// one.
///
/// @param limit requests in the window
/// @param remaining what is left of them
/// @param resetsAt when the window ends, in whole seconds since the epoch
/// @param retryAfter set when the request went over the limit and was not counted: to the end of the window,
///     at least one second; what counts as several may find some left
public record Standing(long limit, long remaining, long resetsAt, @Nullable Duration retryAfter) {}
