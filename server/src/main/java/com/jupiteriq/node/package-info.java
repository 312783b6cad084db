/// Hides how one process comes up and goes down: data folder, secrets, database, parts, signals, logging.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.node;
