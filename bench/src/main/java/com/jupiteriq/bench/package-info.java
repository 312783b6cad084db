/// Hides how load is made and measured: the peer that a read is compared with, the load generator, and the
/// pgbench script that a create is compared with. `bench/run` calls them.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.bench;
