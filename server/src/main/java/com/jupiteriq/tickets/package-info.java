/// Hides tickets and their comments: what a ticket may become, who hears of it, and how it lies on disk.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.tickets;
