@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.transfer;
