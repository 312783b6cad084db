package com.jupiteriq.data.types;

/// Whoever fills indexes that are new, and empties those that are gone.
@FunctionalInterface
public interface IndexWork {

    /// There is something to do; must not wait. What nobody is woken for is found a little later.
    void wake();
}
