/// Hides secrets of keys and tokens: how one is built so that scanners find it and typos show, what is kept
/// of it, and how the peppers are replaced without which what is kept is worth nothing.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.tokens;
