package com.jupiteriq.edge;

import com.jupiteriq.analytics.Metrics;
import java.util.List;
import java.util.Optional;

/// `/metrics` in the text format of Prometheus; it stands on the management port only.
record MetricsPage(Metrics metrics) implements OpenPaths {

    private static final String PATH = "/metrics";
    private static final List<Header> HEADERS = List.of(
        new Header("Content-Type", Metrics.CONTENT_TYPE), new Header("Cache-Control", "no-store"));

    @Override
    public Optional<Answer> answer(Call call) {
        if (!call.path().equals(PATH)) {
            return Optional.empty();
        }
        OpenPaths.requireRead(call.method());
        return Optional.of(new Answer(200, HEADERS, metrics.text()));
    }
}
