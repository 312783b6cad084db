/// The surface `/v1`: its routes and wire shapes, one file per resource, and its dress `platform`. Nothing
/// else knows this package but the list of surfaces.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1;
