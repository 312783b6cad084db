/// What `/v1` says about invitations.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.invitations;
