package com.jupiteriq.edge;

/// Is told of every request of the API when its answer has left; the open paths are none. It runs on the
/// thread of the request, so it never waits; what it throws is logged and changes nothing.
@FunctionalInterface
public interface RequestObserver {

    /// @param nanos from the arrival of the request's head until now
    void over(Visit visit, long nanos);
}
