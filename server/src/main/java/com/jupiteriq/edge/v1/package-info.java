/// The surface `/v1`: its routes and wire shapes, one file per resource, and its dresses `platform` and
/// `identity`. Nothing else knows this package but the list of surfaces and those who hand on its settings.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1;
