/// What `/v1` says about roles.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.roles;
