package com.jupiteriq.data.types;

import com.jupiteriq.data.values.Path;
import com.jupiteriq.kernel.Caller;

/// Hears by what items are looked for, so that there are indexes for it. Nothing is written on the way of the
/// request.
public interface IndexWishes {

    /// A filter that compares what lies at this path did without an index, over many items.
    void wanted(Caller caller, String type, Path path);

    /// A filter or an order went by this index, which nobody has declared.
    void used(Caller caller, int index);
}
