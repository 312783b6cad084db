/// Hides how types of data items are declared and lie on disk, and how a node remembers them without ever
/// acting on an old one.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.types;
