package com.jupiteriq.kernel;

import org.jspecify.annotations.Nullable;

/// What a change did, for the audit trail; actor, time and origin come from the write that records it.
///
/// @param action `ticket.create`, `key.rotate`: the resource and the verb
/// @param target the public id of the object
/// @param before the object before the change, null when it did not exist
/// @param after the object after the change, null when it is gone
public record AuditEntry(String action, String target, @Nullable JsonText before, @Nullable JsonText after) {}
