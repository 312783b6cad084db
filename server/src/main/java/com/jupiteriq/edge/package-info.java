/// Hides the order of the rooms, and how a surface in a dress answers a call. Nothing below knows any of it,
/// and it knows neither the wire nor a resource.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge;
