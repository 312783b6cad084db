/// Hides how API keys are made, changed and told of; that they admit is the business of the Gate.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.keys;
