package com.jupiteriq.edge;

import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Failure;

/// How a contract speaks: envelope, error shape, header names. A dress decides nothing.
public interface Dress {

    /// The contract's name, as in `X-API-Contract` and in `keys.json`.
    String name();

    /// The answer to a request that succeeded.
    Answer dress(Reply reply);

    /// The answer to a request that was refused, without the headers that the pipeline adds to every answer.
    Answer dress(Failure failure, String requestId);

    /// The code by which programs tell this refusal from others.
    String code(Failure failure);

    /// The schema of a successful answer with this body, for the contract's OpenAPI document.
    Schema envelope(Reply.Form form, Schema body);

    /// The schema of every refusal, for the contract's OpenAPI document.
    Shape errorShape();
}
