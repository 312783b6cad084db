/// What `/v1` says about webhook endpoints and their deliveries.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.webhooks;
