/// Hides JSON: how a document is declared, read strictly, held against its declaration, and written. The same
/// declaration checks what comes in and describes it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.json;
