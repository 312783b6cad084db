/// What `/v1` says about the request log.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.requestlog;
