package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;

/// What lies behind the [Door].
interface Rooms {

    /// Answers a request that has passed the wire's limits, exactly once, or throws
    /// [com.jupiteriq.kernel.Refused].
    void serve(Exchange exchange);

    /// The refusal in the shape of the surface at the exchange's path, in the platform's where there is none.
    /// The request may be one that could not be read.
    Answer refuse(Exchange exchange, Failure failure);

    /// Is told of every request when its answer has left or its client has. Never throws.
    default void leave(Exchange exchange) {}
}
