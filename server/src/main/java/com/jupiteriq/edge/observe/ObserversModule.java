package com.jupiteriq.edge.observe;

import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.analytics.RequestLog;
import com.jupiteriq.analytics.Traces;
import com.jupiteriq.edge.RequestObserver;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.kernel.Meters;
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
