/// What `/v1` says about requests for higher limits.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.increases;
