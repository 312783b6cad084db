package com.jupiteriq.edge;

import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.kernel.Failure;
import java.util.List;

/// What lies behind the door.
public interface Rooms {

    /// The answer to a request that has passed the wire's limits; throws [com.jupiteriq.kernel.Refused] or
    /// [ClientGone].
    Answer serve(Visit visit);

    /// Whether this caller may wait for a place while too much is going on. Takes no longer than a look-up.
    default boolean letsWait(Call call) {
        return false;
    }

    /// The methods that the path of this preflight takes, whoever asks; empty when there is no such path.
    List<String> methods(Call preflight);

    /// The refusal in the dress that the visit has found, else in that of the surface at its path, in the
    /// platform's where there is none. The request may be one that could not be read.
    Answer refuse(Visit visit, Failure failure);

    /// Is told of every request when its answer has left or its client has. Never throws.
    default void leave(Visit visit) {}
}
