/// What `/v1` says about tickets and their comments.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.tickets;
