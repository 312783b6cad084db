/// Hides how pictures are decoded and made small. It is the other end of the pipe, and the only code that
/// meets what strangers have made as a picture: it runs in a process of its own, and no other package may use
/// it.
///
/// Everything here is bounded by what the process is given: what a decoder throws is an answer, what it
/// does not come back from ends the process.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.pictures.drawing;
