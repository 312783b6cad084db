package com.jupiteriq.edge.observe;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.edge.Exchange;
import com.jupiteriq.edge.RequestObserver;

/// Puts every call by an admitted key into the request log of its tenant.
record RequestLogging(RequestLog log, RouteNames names) implements RequestObserver {

    @Override
    public void over(Exchange exchange, long nanos) {
        ApiKey key = exchange.key();
        if (key != null) {
            log.record(new LoggedRequest(
                key.tenant(),
                exchange.origin(),
                exchange.clientId(),
                key.id(),
                exchange.sentMethod(),
                names.of(exchange),
                exchange.outcome(),
                nanos / 1_000));
        }
    }
}
