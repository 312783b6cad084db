package com.jupiteriq.users;

import com.jupiteriq.store.Write;

/// What ends when a user is deleted; offered by a feature in which users take part.
public interface Departure {

    /// Stages, before the user is deleted and while nobody can take them in, that nothing of this feature
    /// leads to them any more, and puts it on record.
    void leaves(User user, Write write);
}
