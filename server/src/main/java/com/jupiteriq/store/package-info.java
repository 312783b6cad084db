/// Hides where PostgreSQL runs and how rows get there: the data folder, the embedded server, roles,
/// migrations, partitions, pools, and transactions with the tenant set.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.store;
