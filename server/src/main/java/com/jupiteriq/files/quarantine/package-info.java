/// Hides how people are told of a virus in a file, and how the operator decides what is said against it: over
/// all accounts, but only of files that somebody has appealed.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.files.quarantine;
