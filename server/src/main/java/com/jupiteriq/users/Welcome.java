package com.jupiteriq.users;

import com.jupiteriq.store.Write;

/// The way of somebody for whom a user was made without a password to their first one.
public interface Welcome {

    /// Stages the mail with the link. It leaves when the write is committed, and not otherwise.
    void invite(User user, Write write);
}
