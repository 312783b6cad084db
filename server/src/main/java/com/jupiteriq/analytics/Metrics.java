package com.jupiteriq.analytics;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The numbers of this process for Prometheus: the meters of every feature, the times of requests, and the
/// basics of the Java process.
public final class Metrics implements AutoCloseable {

    /// The text format of Prometheus.
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /// The bounds of the histogram, in milliseconds; the last is the deadline of a request.
    private static final List<Integer> BOUNDS =
        List.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    /// Held here, because the registry refers to them weakly.
    private final List<Meter> meters;

    Metrics(List<Meters> features) {
        meters = features.stream().flatMap(feature -> feature.meters().stream()).toList();
        meters.forEach(this::publish);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private void publish(Meter meter) {
        List<Tag> tags = meter.labels().entrySet().stream()
            .map(label -> Tag.of(label.getKey(), label.getValue())).toList();
        switch (meter.kind()) {
            case GAUGE -> Gauge.builder(meter.name(), meter, one -> one.value().getAsDouble())
                .description(meter.about()).tags(tags).register(registry);
            case COUNTER -> FunctionCounter.builder(meter.name(), meter, one -> one.value().getAsDouble())
                .description(meter.about()).tags(tags).register(registry);
        }
    }

    /// The times of the requests of one route, by class of status.
    ///
    /// @param surface the mount
    /// @param route the template; `none` for requests that reached no route
    public Latency latency(String surface, String route, String method) {
        return new Latency(status -> Timer.builder("jupiteriq_http_requests")
            .description("Requests of the API by route, until their answers had left")
            .tags("surface", surface, "route", route, "method", method, "status", status)
            .serviceLevelObjectives(BOUNDS.stream().map(Duration::ofMillis).toArray(Duration[]::new))
            .register(registry));
    }

    /// Everything, as Prometheus reads it.
    public byte[] text() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
