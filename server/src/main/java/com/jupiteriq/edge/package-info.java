/// Hides HTTP: the connector, the order of the rooms, and how a surface in a dress answers. Nothing below
/// knows any of it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge;
