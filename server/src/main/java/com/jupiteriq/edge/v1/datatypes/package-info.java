/// Hides what `/v1` says about types of data items.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.datatypes;
