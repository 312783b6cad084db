package com.jupiteriq.edge.observe;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.analytics.LoggedRequest;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Visit;
import com.jupiteriq.limits.Standing;
import org.jspecify.annotations.Nullable;

/// Puts every call by whoever was admitted into the request log of its tenant.
record RequestLogging(RequestLog log, RouteNames names) implements RequestObserver {

    @Override
    public void over(Visit visit, long nanos) {
        Admitted caller = visit.admitted();
        if (caller != null) {
            log.record(new LoggedRequest(
                caller.tenant(),
                visit.call().origin(),
                visit.call().clientId(),
                caller.byKey() ? caller.credential() : null,
                caller.principal().isUser() ? caller.principal().id() : null,
                visit.call().sentMethod(),
                names.of(visit),
                visit.outcome(),
                visit.code(),
                use(visit.stands()),
                nanos / 1_000));
        }
    }

    private static @Nullable Use use(@Nullable Standing standing) {
        return standing == null
            ? null : new Use(standing.limit(), standing.limit() - standing.remaining());
    }
}
