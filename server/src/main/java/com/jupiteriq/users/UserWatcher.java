package com.jupiteriq.users;

import com.jupiteriq.store.Write;

/// Hears in the write of a change that a user is called otherwise, may do something else or may not sign in
/// any more; offered by a feature with which users act.
public interface UserWatcher {

    /// Stages that the user acts no more as they were before.
    void changed(User after, Write write);

    /// Stages that nobody acts any more by what this role has allowed.
    void roleChanged(String role, Write write);
}
