/// What a client of the packaged server may rely on, contract by contract, over HTTP and the command line
/// only.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.acceptance;
