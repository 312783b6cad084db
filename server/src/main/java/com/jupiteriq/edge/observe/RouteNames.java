package com.jupiteriq.edge.observe;

import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.edge.Visit;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What routes are called in logs and metrics: the mount and the template, `/v1/tickets/{id}`. Made once,
/// looked up by identity, so that a request does not pay for it.
public final class RouteNames {

    private final Map<Route, String> names = new IdentityHashMap<>();

    public RouteNames(Surfaces surfaces) {
        for (Surface surface : surfaces.all()) {
            surface.allRoutes().forEach(route -> names.put(route, surface.mount() + route.path()));
        }
    }

    /// The name of the route that was called, or the path of the page; null when the request did not get so
    /// far.
    @Nullable String of(Visit visit) {
        Route route = visit.route();
        return route == null ? visit.page() : names.get(route);
    }
}
