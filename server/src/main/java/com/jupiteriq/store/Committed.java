package com.jupiteriq.store;

/// Hears of each commit of a [Write], after it and on its thread; must not wait.
@FunctionalInterface
public interface Committed {

    void heard();
}
