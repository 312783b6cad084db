/// Hides how bodies are taken that are not held as a whole: as they come, and part by part out of a form.
///
/// Threats: a form that never ends or has no end of parts, of heads or of a field that should be small (each
/// has a bound), one that two readers could take for different ones (what is ambiguous is refused), and names
/// of files, which are whatever a client likes: they are told as they came, and whoever keeps one judges it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.transfer;
