/// What `/v1` says about sessions of users.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.sessions;
