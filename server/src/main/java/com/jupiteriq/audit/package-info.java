/// Hides the audit trail: one encrypted entry per change, written in the change's own transaction.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.audit;
