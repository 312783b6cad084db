/// The surface of 004, the small user API, its dress, and how it tells of events. Nothing else knows this
/// package but the list of surfaces and its settings.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.accounts;
