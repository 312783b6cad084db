package com.jupiteriq.sessions;

import org.jspecify.annotations.Nullable;

/// What is said of a session when it begins.
///
/// @param contract of the key by which the user comes
/// @param device what the person calls it
public record NewSession(String contract, @Nullable String device, Client client) {}
