/// What anybody is given who follows a link to a file: its bytes, as their owner would be, or nothing that
/// tells whether there ever was one. It is no part of a contract, and the address is no secret of the
/// server's but of whoever has it: no log line and no trail names it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.links;
