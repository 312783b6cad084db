/// Hides how the certificate of the API is read from files.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.tls;
