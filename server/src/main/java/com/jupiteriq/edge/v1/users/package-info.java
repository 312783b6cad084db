/// What `/v1` says about users.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.users;
