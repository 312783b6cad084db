package com.jupiteriq.edge;

import java.util.Optional;

/// Paths outside the surfaces that need no credential (R009): health, host root, OpenAPI.
@FunctionalInterface
interface OpenPaths {

    /// The answer, or empty when the path is not open.
    Optional<Answer> answer(Exchange exchange);
}
