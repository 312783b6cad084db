/// The surface of 003, the ticket integration API for external systems, and its dress. Nothing else knows
/// this package but the list of surfaces.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.integration;
