/// Hides how an OpenAPI 3.1 document is read, and how an exchange is held against it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.acceptance.openapi;
