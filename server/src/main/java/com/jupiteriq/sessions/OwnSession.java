package com.jupiteriq.sessions;

/// A session as its own user sees it.
///
/// @param current whether it is the one by which they look
public record OwnSession(Session session, boolean current) {}
