package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;
import java.util.List;

/// What lies behind the [Door].
interface Rooms {

    /// Answers a request that has passed the wire's limits, exactly once, or throws
    /// [com.jupiteriq.kernel.Refused].
    void serve(Exchange exchange);

    /// The methods that the path of this preflight takes, whoever asks; empty when there is no such path.
    List<String> methods(Exchange preflight);

    /// The refusal in the shape of the surface at the exchange's path, in the platform's where there is none.
    /// The request may be one that could not be read.
    Answer refuse(Exchange exchange, Failure failure);

    /// Is told of every request when its answer has left or its client has. Never throws.
    default void leave(Exchange exchange) {}
}
