/// Hides where PostgreSQL runs: embedded in the data folder or the operator's own, its roles and its schema.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.postgres;
