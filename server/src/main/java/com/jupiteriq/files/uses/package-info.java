/// Hides what files are attached to, and that a file stays as long as it is.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.uses;
