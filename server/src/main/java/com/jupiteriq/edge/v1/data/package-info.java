/// Hides what `/v1` says about data items.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.data;
