package com.jupiteriq.edge;

import com.jupiteriq.kernel.Caller;
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

    /// The contents that the call is given, or empty when there are none at its path. Refuses what leads
    /// nowhere.
    default Optional<Given> contents(Call call) {
        return Optional.empty();
    }

    /// These paths, and contents beside them.
    default OpenPaths with(Shared shared) {
        OpenPaths pages = this;
        return new OpenPaths() {
            @Override
            public Optional<Answer> answer(Call call) {
                return pages.answer(call);
            }

            @Override
            public Optional<Given> contents(Call call) {
                return shared.find(call);
            }
        };
    }

    /// Contents for whoever knows their address.
    @FunctionalInterface
    interface Shared {

        /// As [OpenPaths#contents] gives them.
        Optional<Given> find(Call call);
    }

    /// @param reader in whose places they are given
    record Given(Caller reader, Reply.Content content) {}

    static void requireRead(String method) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new Refused(new Failure.MethodNotAllowed(List.of("GET", "HEAD")));
        }
    }
}
