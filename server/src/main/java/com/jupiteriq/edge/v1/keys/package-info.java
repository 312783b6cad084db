/// What `/v1` says about API keys.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.keys;
