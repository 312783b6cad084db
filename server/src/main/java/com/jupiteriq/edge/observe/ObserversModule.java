package com.jupiteriq.edge.observe;

import com.jupiteriq.alerts.Alerts;
import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.analytics.Traces;
import com.jupiteriq.audit.Denials;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.limits.Limits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Those who look at every request when its answer has left.
@Configuration(proxyBeanMethods = false)
public class ObserversModule {

    @Bean
    LimitRefusals limitRefusals() {
        return new LimitRefusals();
    }

    @Bean
    Meters limitMeters(LimitRefusals refusals) {
        return refusals.meters();
    }

    @Bean
    RouteNames routeNames(Surfaces surfaces) {
        return new RouteNames(surfaces);
    }

    @Bean
    RequestLogging requestLogging(RequestLog log, RouteNames names) {
        return new RequestLogging(log, names);
    }

    @Bean
    NearLimits nearLimits(Alerts alerts, Limits limits) {
        return new NearLimits(alerts, limits);
    }

    @Bean
    DeniedActions deniedActions(Denials denials) {
        return new DeniedActions(denials);
    }

    @Bean
    RequestLines requestLines(Surfaces surfaces, RouteNames names) {
        return new RequestLines(surfaces, names);
    }

    @Bean
    RequestTimes requestTimes(Surfaces surfaces, Metrics metrics) {
        return new RequestTimes(surfaces, metrics);
    }

    @Bean
    RequestObserver requestSpans(Traces traces, RouteNames names) {
        return traces.wanted() ? new RequestSpans(traces, names) : (visit, nanos) -> { };
    }
}
