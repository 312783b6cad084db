package com.jupiteriq.limits;

import java.util.UUID;

/// So many requests of one subject in one window.
///
/// @param subject the account or the key that is counted
/// @param limit requests in the window, at least 1
public record Allowance(UUID subject, long limit, Window window) {}
