package com.jupiteriq.edge.v1.analytics;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.kernel.Permission.ANALYTICS_READ;

import com.jupiteriq.analytics.series.Analytics;
import com.jupiteriq.analytics.series.Chart;
import com.jupiteriq.analytics.series.Source;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import java.util.List;

/// What happened in the caller's environment, over time (R346, R349–R354).
final class AnalyticsRoutes {

    private static final String SERIES = "series";

    private final Analytics analytics;
    private final AnalyticsShapes shapes;

    AnalyticsRoutes(Analytics analytics) {
        this.analytics = analytics;
        this.shapes = new AnalyticsShapes(analytics);
    }

    List<Route> table() {
        return List.of(
            get("/analytics").named("listSeries", "Tell which series there are.")
                .needs(ANALYTICS_READ).gives(200, AnalyticsShapes.LIST)
                .reads(request -> Reply.ok(shapes.described())),
            get("/analytics/{series}").where(shapes.series())
                .named("getSeries", "Read what happened, interval by interval.")
                .needs(ANALYTICS_READ).filters(shapes.parameters()).gives(200, shapes.chart()).asTable()
                .finds().examples(
                    new Route.Example("lastDay", "", null, null),
                    new Route.Example("byEndpoint", "interval=day&group_by=endpoint", null, null))
                .reads(this::answer));
    }

    private Reply answer(Request request) {
        Source source = analytics.source(request.variable(SERIES));
        Chart chart = analytics.answer(
            request.caller(), source, analytics.question(source, request.query().values()));
        return request.tabular() ? Reply.Alike.table(chart.csv()) : Reply.ok(chart.json());
    }
}
