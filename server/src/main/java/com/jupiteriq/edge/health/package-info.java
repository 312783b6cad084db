/// Hides whether the process runs and can serve, told to anybody and cheaply.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.health;
