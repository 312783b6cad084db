/// Hides how the changes of data items are read off the event log, and how those who wait for one are told.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.data.feed;
