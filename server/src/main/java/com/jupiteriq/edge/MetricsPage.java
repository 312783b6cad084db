package com.jupiteriq.edge;

import com.jupiteriq.analytics.Metrics;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.util.List;
import java.util.Optional;

/// `/metrics` in the text format of Prometheus; it stands on the management port only.
record MetricsPage(Metrics metrics) implements OpenPaths {

    private static final String PATH = "/metrics";
    private static final List<Header> HEADERS = List.of(
        new Header("Content-Type", Metrics.CONTENT_TYPE), new Header("Cache-Control", "no-store"));

    @Override
    public Optional<Answer> answer(Exchange exchange) {
        if (!exchange.path().equals(PATH)) {
            return Optional.empty();
        }
        if (!exchange.method().equals("GET")) {
            throw new Refused(new Failure.MethodNotAllowed(List.of("GET", "HEAD")));
        }
        return Optional.of(new Answer(200, HEADERS, metrics.text()));
    }
}
