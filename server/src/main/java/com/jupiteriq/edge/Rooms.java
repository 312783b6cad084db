package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;

/// What lies behind the [Door].
interface Rooms {

    /// Answers the exchange, whatever happens.
    void serve(Exchange exchange);

    /// A refusal by the Door itself, in the shape of the surface that the exchange's path belongs to.
    Answer refuse(Exchange exchange, Failure failure);
}
