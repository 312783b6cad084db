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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Measures every request by its route or page. The timers are found without a request having to make names.
final class RequestTimes implements RequestObserver {

    private static final String NONE = "none";

    /// The surface of what is none.
    private static final String PAGES = "pages";

    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final Surfaces surfaces;
    private final Metrics metrics;
    private final Map<Page, Latency> pages = new ConcurrentHashMap<>();
    private final Map<Route, Latency> routes = new IdentityHashMap<>();
    private final Map<Surface, Latency> strays = new IdentityHashMap<>();

    RequestTimes(Surfaces surfaces, Metrics metrics) {
        this.surfaces = surfaces;
        this.metrics = metrics;
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
        Latency latency = latency(visit);
        if (latency != null) {
            latency.record(visit.outcome(), visit.worked(nanos));
        }
    }

    private @Nullable Latency latency(Visit visit) {
        String path = visit.page();
        if (path != null) {
            String method = visit.call().method();
            return pages.computeIfAbsent(new Page(path, METHODS.contains(method) ? method : NONE),
                page -> metrics.latency(PAGES, page.path(), page.method()));
        }
        Route route = visit.route();
        return route == null ? strays.get(surfaces.at(visit.call().path())) : routes.get(route);
    }

    private record Page(String path, String method) {}
}
