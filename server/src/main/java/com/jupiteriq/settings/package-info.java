/// Hides where a setting comes from: flag, environment, file or default, and what each of them may be.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.settings;
