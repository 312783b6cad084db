/// Hides gzip (RFC 1952): packing answers and unpacking bodies, both within bounds.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.gzip;
