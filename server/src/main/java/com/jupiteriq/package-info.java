/// The program: its command line and the list of its parts.
@org.jspecify.annotations.NullMarked
package com.jupiteriq;
