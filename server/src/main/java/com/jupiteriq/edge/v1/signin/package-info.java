/// What `/v1` says about passwords, and about users whom wrong ones have locked.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.signin;
