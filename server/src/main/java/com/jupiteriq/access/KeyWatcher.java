package com.jupiteriq.access;

import java.util.UUID;

/// Holds something open for a key and hears when that key has changed on any node. Never waits.
public interface KeyWatcher {

    /// The key was changed; what it is now, the [Gate] knows.
    void changed(UUID key);

    /// Changes of any key may have been missed.
    void missed();
}
