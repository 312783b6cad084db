/// Hides how a tenant's rows are read and written in one round trip each, and how they are kept apart.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.store;
