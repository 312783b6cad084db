package com.jupiteriq.kernel;

import java.util.UUID;

/// Source of new identifiers: UUID version 7 (RFC 9562), so that ids grow with time.
@FunctionalInterface
public interface Ids {

    UUID next();
}
