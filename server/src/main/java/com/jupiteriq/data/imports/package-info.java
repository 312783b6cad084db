/// Hides how files of data items are read, line by line, and brought in by a job that can be interrupted
/// anywhere.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.imports;
