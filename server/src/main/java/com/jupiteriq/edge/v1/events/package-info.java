/// What `/v1` says about the event log.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.events;
