package com.jupiteriq.edge.observe;

import com.jupiteriq.access.ApiKey;
import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Visit;

/// Puts every call by an admitted key into the request log of its tenant.
record RequestLogging(RequestLog log, RouteNames names) implements RequestObserver {

    @Override
    public void over(Visit visit, long nanos) {
        ApiKey key = visit.key();
        if (key != null) {
            log.record(new LoggedRequest(
                key.tenant(),
                visit.call().origin(),
                visit.call().clientId(),
                key.id(),
                visit.call().sentMethod(),
                names.of(visit),
                visit.outcome(),
                nanos / 1_000));
        }
    }
}
