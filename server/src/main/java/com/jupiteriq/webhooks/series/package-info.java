/// Hides how attempts to deliver events are counted, and told as a series.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.webhooks.series;
