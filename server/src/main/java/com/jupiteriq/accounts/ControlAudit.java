package com.jupiteriq.accounts;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.time.Instant;

/// Puts a change of accounts or keys on record. The trail decides what its row looks like and how it is
/// encrypted; the statement runs in the transaction of the change.
@FunctionalInterface
public interface ControlAudit {

    /// One insert, its parameters of the types that [Sql] names.
    ///
    /// @param tenant where the object of the change lives; the live environment for an account as a whole
    /// @param at the time of the change, in microseconds
    Sql entry(Tenant tenant, Actor actor, AuditEntry entry, Instant at);
}
