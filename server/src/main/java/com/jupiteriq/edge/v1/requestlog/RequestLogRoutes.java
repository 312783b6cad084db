package com.jupiteriq.edge.v1.requestlog;

import static com.jupiteriq.analytics.LoggedRequestDocument.LOGGED_REQUEST;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.ANALYTICS_READ;

import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.edge.Route;
import java.util.List;

/// The request log of the caller's environment, newest first: who called what, when, and what came of it
/// (decisions C04, C37; R010).
public final class RequestLogRoutes {

    /// A path and what a client calls itself.
    private static final long LARGEST = 64 << 10;

    private final RequestLog log;

    public RequestLogRoutes(RequestLog log) {
        this.log = log;
    }

    public List<Route> table() {
        return List.of(
            get("/request-log").named("listRequests", "Look up calls of the API, newest first.")
                .needs(ANALYTICS_READ).largest(LARGEST)
                .examples(
                    new Route.Example("refusedOnes", "status=4xx&limit=50", null, null),
                    new Route.Example("ofOneRoute", "route=/v1/tickets/%7Bid%7D&status=404", null, null),
                    new Route.Example("byRequestId",
                        "request_id=req_01h455vb4pex5vsknk084sn02q", null, null))
                .pages(LOGGED_REQUEST, log.list()));
    }
}
