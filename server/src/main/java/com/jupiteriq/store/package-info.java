/// Hides where PostgreSQL runs, how a tenant's rows are read and written in one round trip each, and how
/// columns are encrypted.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.store;
