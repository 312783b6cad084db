/// What `/v1` says about the audit trail.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.audit;
