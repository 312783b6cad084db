package com.jupiteriq.sessions;

import org.jspecify.annotations.Nullable;

/// Where a person sits who signs in by way of an application.
public record Client(String address, @Nullable String userAgent) {}
