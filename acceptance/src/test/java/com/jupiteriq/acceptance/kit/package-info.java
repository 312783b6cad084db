/// Hides how a test reaches a server: the packaged process, its command line, its sockets and its database.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.acceptance.kit;
