package com.jupiteriq.files;

/// Hears, when that is committed, that files wait to be looked at. It must not wait, and may miss some.
@FunctionalInterface
public interface InspectionTrigger {

    void filesWait();
}
