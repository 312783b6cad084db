package com.jupiteriq.accounts;

import java.util.UUID;

/// Makes the key that encrypts one account's columns (decision D3).
@FunctionalInterface
public interface DataKeys {

    /// A new key, wrapped by the master key, to be stored with the account. It must be usable at once: the
    /// audit entry of the account's creation is encrypted before the row can be read.
    byte[] newDataKey(UUID account);
}
