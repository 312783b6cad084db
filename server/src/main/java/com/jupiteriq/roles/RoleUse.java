package com.jupiteriq.roles;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Write;

/// Tells whether somebody has a role; offered by the feature whose users have them.
public interface RoleUse {

    boolean inUse(Caller caller, String role);

    /// Stages that whoever has the role acts by what it allows now.
    void changed(String role, Write write);

    /// Stages, behind the deletion of a role, that nobody has it.
    void demandUnused(String role, Write write);
}
