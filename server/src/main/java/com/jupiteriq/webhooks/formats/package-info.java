/// The formats in which webhook endpoints can be told of events, and which of them tells of what.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.webhooks.formats;
