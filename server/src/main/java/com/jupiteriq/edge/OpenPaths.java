package com.jupiteriq.edge;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import java.util.Optional;

/// Paths outside the surfaces that need no credential (R009): health, host root, OpenAPI, and metrics on the
/// management port. They are only read.
@FunctionalInterface
public interface OpenPaths {

    /// The answer, or empty when the path is not open.
    Optional<Answer> answer(Call call);

    static void requireRead(String method) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Refused(new Failure.MethodNotAllowed(List.of("GET", "HEAD")));
        }
    }
}
