/// How many requests are worked on at the same time, and who may wait for a place.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.waiting;
