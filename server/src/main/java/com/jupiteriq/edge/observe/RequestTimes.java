package com.jupiteriq.edge.observe;

import com.jupiteriq.analytics.Latency;
import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.edge.Visit;
import java.util.IdentityHashMap;
import java.util.Map;

/// Measures every request by its route. The timers are found by identity, so that a request makes no names.
final class RequestTimes implements RequestObserver {

    private static final String NONE = "none";

    private final Surfaces surfaces;
    private final Map<Route, Latency> routes = new IdentityHashMap<>();
    private final Map<Surface, Latency> strays = new IdentityHashMap<>();

    RequestTimes(Surfaces surfaces, Metrics metrics) {
        this.surfaces = surfaces;
        for (Surface surface : surfaces.all()) {
            strays.put(surface, metrics.latency(surface.mount(), NONE, NONE));
            for (Route route : surface.allRoutes()) {
                routes.put(route,
                    metrics.latency(surface.mount(), surface.mount() + route.path(), route.method()));
            }
        }
    }

    @Override
    public void over(Visit visit, long nanos) {
        Route route = visit.route();
        Latency latency = route == null ? strays.get(surfaces.at(visit.call().path())) : routes.get(route);
        if (latency != null) {
            latency.record(visit.outcome(), visit.worked(nanos));
        }
    }
}
