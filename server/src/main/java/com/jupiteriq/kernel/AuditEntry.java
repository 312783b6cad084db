package com.jupiteriq.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a change did, for the audit trail; actor, time and origin come from the write that records it.
///
/// @param action `ticket.create`, `key.rotate`: the resource and the verb
/// @param target the public id of the object
/// @param before the object before the change, null when it did not exist
/// @param after the object after the change, null when it is gone
/// @param subject the person of whom the entry, its events and the answer tell; null for nobody
public record AuditEntry(String action, String target, @Nullable JsonText before, @Nullable JsonText after,
    @Nullable UUID subject) {

    public AuditEntry(String action, String target, @Nullable JsonText before, @Nullable JsonText after) {
        this(action, target, before, after, null);
    }

    /// The same, to be wiped when this person is forgotten.
    public AuditEntry about(UUID person) {
        return new AuditEntry(action, target, before, after, person);
    }
}
